package dev.stator.model.operation;

import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/** One action of a TransactWriteItems, which has exactly one of the four. */
public record TransactWriteItem(
    @Nullable ConditionCheck conditionCheck,
    @Nullable Put put,
    @Nullable Delete delete,
    @Nullable Update update) {

  public static TransactWriteItem of(ConditionCheck check) {
    return new TransactWriteItem(check, null, null, null);
  }

  public static TransactWriteItem of(Put put) {
    return new TransactWriteItem(null, put, null, null);
  }

  public static TransactWriteItem of(Delete delete) {
    return new TransactWriteItem(null, null, delete, null);
  }

  public static TransactWriteItem of(Update update) {
    return new TransactWriteItem(null, null, null, update);
  }

  /** The item must meet a condition, and is not changed. */
  public record ConditionCheck(
      @Nullable String tableName,
      @Nullable Item key,
      @Nullable String conditionExpression,
      Substitutions substitutions,
      @Nullable String returnValuesOnConditionCheckFailure) {}

  public record Put(
      @Nullable String tableName,
      @Nullable Item item,
      @Nullable String conditionExpression,
      Substitutions substitutions,
      @Nullable String returnValuesOnConditionCheckFailure) {}

  public record Delete(
      @Nullable String tableName,
      @Nullable Item key,
      @Nullable String conditionExpression,
      Substitutions substitutions,
      @Nullable String returnValuesOnConditionCheckFailure) {}

  public record Update(
      @Nullable String tableName,
      @Nullable Item key,
      @Nullable String updateExpression,
      @Nullable String conditionExpression,
      Substitutions substitutions,
      @Nullable String returnValuesOnConditionCheckFailure) {}
}
