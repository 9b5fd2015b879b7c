package dev.stator.model.expression;

import org.jspecify.annotations.Nullable;

/**
 * The expressions of DynamoDB's API, by the request member that holds each, and what a PartiQL
 * statement has of their like, which has no member of its own.
 */
public enum ExpressionKind {
  CONDITION("ConditionExpression"),
  FILTER("FilterExpression"),
  KEY_CONDITION("KeyConditionExpression"),
  PROJECTION("ProjectionExpression"),
  UPDATE("UpdateExpression"),
  /** A condition, filter or key condition out of a statement's WHERE. */
  STATEMENT_WHERE(null),
  /** What a SELECT shows. */
  STATEMENT_COLUMNS(null),
  /** What an UPDATE changes. */
  STATEMENT_CHANGES(null);

  private final @Nullable String member;

  ExpressionKind(@Nullable String member) {
    this.member = member;
  }

  /** Whether it is of a statement: the limit is then the statement's, and errors name no member. */
  boolean isOfStatement() {
    return member == null;
  }

  /** {@code fault} as the service tells it of this expression. */
  String told(String fault) {
    return member == null ? fault : "Invalid " + member + ": " + fault;
  }
}
