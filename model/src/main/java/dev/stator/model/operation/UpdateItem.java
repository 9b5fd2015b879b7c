package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** UpdateItem. */
public record UpdateItem(
    @Nullable String tableName,
    @Nullable Item key,
    @Nullable String updateExpression,
    @Nullable String conditionExpression,
    Substitutions substitutions,
    @Nullable String returnValues,
    @Nullable String returnValuesOnConditionCheckFailure,
    @Nullable String returnConsumedCapacity,
    @Nullable String returnItemCollectionMetrics,
    @Nullable Map<String, AttributeValueUpdate> attributeUpdates,
    @Nullable Map<String, ExpectedAttributeValue> expected,
    @Nullable String conditionalOperator)
    implements Operation<UpdateItem.Result> {

  /** Without legacy parameters. */
  public UpdateItem(
      @Nullable String tableName,
      @Nullable Item key,
      @Nullable String updateExpression,
      @Nullable String conditionExpression,
      Substitutions substitutions,
      @Nullable String returnValues,
      @Nullable String returnValuesOnConditionCheckFailure,
      @Nullable String returnConsumedCapacity,
      @Nullable String returnItemCollectionMetrics) {
    this(
        tableName,
        key,
        updateExpression,
        conditionExpression,
        substitutions,
        returnValues,
        returnValuesOnConditionCheckFailure,
        returnConsumedCapacity,
        returnItemCollectionMetrics,
        null,
        null,
        null);
  }

  /**
   * @param attributes what ReturnValues asked for; null when that is nothing
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
