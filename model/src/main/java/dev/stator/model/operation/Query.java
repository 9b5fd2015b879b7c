package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Query.
 *
 * @param indexName a secondary index of the table; null queries the table
 * @param select {@code ALL_ATTRIBUTES}, {@code ALL_PROJECTED_ATTRIBUTES}, {@code
 *     SPECIFIC_ATTRIBUTES} or {@code COUNT}
 * @param scanIndexForward false for descending order of the sort key
 */
public record Query(
    @Nullable String tableName,
    @Nullable String indexName,
    @Nullable String keyConditionExpression,
    @Nullable String filterExpression,
    @Nullable String projectionExpression,
    Substitutions substitutions,
    @Nullable String select,
    @Nullable Integer limit,
    @Nullable Boolean consistentRead,
    @Nullable Boolean scanIndexForward,
    @Nullable Item exclusiveStartKey,
    @Nullable String returnConsumedCapacity,
    @Nullable List<String> attributesToGet,
    @Nullable Map<String, AttributeCondition> keyConditions,
    @Nullable Map<String, AttributeCondition> queryFilter,
    @Nullable String conditionalOperator)
    implements Operation<ItemPage> {

  /** Without legacy parameters. */
  public Query(
      @Nullable String tableName,
      @Nullable String indexName,
      @Nullable String keyConditionExpression,
      @Nullable String filterExpression,
      @Nullable String projectionExpression,
      Substitutions substitutions,
      @Nullable String select,
      @Nullable Integer limit,
      @Nullable Boolean consistentRead,
      @Nullable Boolean scanIndexForward,
      @Nullable Item exclusiveStartKey,
      @Nullable String returnConsumedCapacity) {
    this(
        tableName,
        indexName,
        keyConditionExpression,
        filterExpression,
        projectionExpression,
        substitutions,
        select,
        limit,
        consistentRead,
        scanIndexForward,
        exclusiveStartKey,
        returnConsumedCapacity,
        null,
        null,
        null,
        null);
  }
}
