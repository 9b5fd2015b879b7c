package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DeleteItem. */
public record DeleteItem(
    @Nullable String tableName,
    @Nullable Item key,
    @Nullable String conditionExpression,
    Substitutions substitutions,
    @Nullable String returnValues,
    @Nullable String returnValuesOnConditionCheckFailure,
    @Nullable String returnConsumedCapacity,
    @Nullable String returnItemCollectionMetrics,
    @Nullable Map<String, ExpectedAttributeValue> expected,
    @Nullable String conditionalOperator)
    implements Operation<DeleteItem.Result> {

  /** Without legacy parameters. */
  public DeleteItem(
      @Nullable String tableName,
      @Nullable Item key,
      @Nullable String conditionExpression,
      Substitutions substitutions,
      @Nullable String returnValues,
      @Nullable String returnValuesOnConditionCheckFailure,
      @Nullable String returnConsumedCapacity,
      @Nullable String returnItemCollectionMetrics) {
    this(
        tableName,
        key,
        conditionExpression,
        substitutions,
        returnValues,
        returnValuesOnConditionCheckFailure,
        returnConsumedCapacity,
        returnItemCollectionMetrics,
        null,
        null);
  }

  /**
   * @param attributes the deleted item, if {@code ALL_OLD} asked for it and there was one
   */
  public record Result(
      @Nullable Item attributes,
      @Nullable ConsumedCapacity consumedCapacity,
      @Nullable ItemCollectionMetrics itemCollectionMetrics)
      implements dev.stator.model.operation.Result {

    /** A result without the metrics, which only tables with local secondary indexes have. */
    public Result(@Nullable Item attributes, @Nullable ConsumedCapacity consumedCapacity) {
      this(attributes, consumedCapacity, null);
    }
  }
}
