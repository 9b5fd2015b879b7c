package dev.stator.model.expression;

/** Where the expressions of an operation come from, which decides what kinds they are. */
public enum ExpressionOrigin {
  /** Members of a request. */
  REQUEST(
      ExpressionKind.CONDITION,
      ExpressionKind.FILTER,
      ExpressionKind.KEY_CONDITION,
      ExpressionKind.PROJECTION,
      ExpressionKind.UPDATE),

  /** A PartiQL statement. */
  STATEMENT(
      ExpressionKind.STATEMENT_WHERE,
      ExpressionKind.STATEMENT_WHERE,
      ExpressionKind.STATEMENT_WHERE,
      ExpressionKind.STATEMENT_COLUMNS,
      ExpressionKind.STATEMENT_CHANGES);

  private final ExpressionKind condition;
  private final ExpressionKind filter;
  private final ExpressionKind keyCondition;
  private final ExpressionKind projection;
  private final ExpressionKind update;

  ExpressionOrigin(
      ExpressionKind condition,
      ExpressionKind filter,
      ExpressionKind keyCondition,
      ExpressionKind projection,
      ExpressionKind update) {
    this.condition = condition;
    this.filter = filter;
    this.keyCondition = keyCondition;
    this.projection = projection;
    this.update = update;
  }

  public ExpressionKind condition() {
    return condition;
  }

  public ExpressionKind filter() {
    return filter;
  }

  public ExpressionKind keyCondition() {
    return keyCondition;
  }

  public ExpressionKind projection() {
    return projection;
  }

  public ExpressionKind update() {
    return update;
  }
}
