package dev.stator.model.expression;

/** The expressions of DynamoDB's API, by the request member that holds each. */
public enum ExpressionKind {
  CONDITION("ConditionExpression"),
  FILTER("FilterExpression"),
  KEY_CONDITION("KeyConditionExpression"),
  PROJECTION("ProjectionExpression"),
  UPDATE("UpdateExpression");

  private final String member;

  ExpressionKind(String member) {
    this.member = member;
  }

  /** The request member, as errors call it. */
  public String member() {
    return member;
  }
}
