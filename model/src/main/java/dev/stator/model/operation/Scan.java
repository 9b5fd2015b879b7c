package dev.stator.model.operation;

import dev.stator.model.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scan.
 *
 * @param segment which of {@code totalSegments} equal parts of the table, from 0
 */
public record Scan(
    @Nullable String tableName,
    @Nullable String indexName,
    @Nullable String filterExpression,
    @Nullable String projectionExpression,
    Substitutions substitutions,
    @Nullable String select,
    @Nullable Integer limit,
    @Nullable Boolean consistentRead,
    @Nullable Integer segment,
    @Nullable Integer totalSegments,
    @Nullable Item exclusiveStartKey,
    @Nullable String returnConsumedCapacity,
    @Nullable List<String> attributesToGet,
    @Nullable Map<String, AttributeCondition> scanFilter,
    @Nullable String conditionalOperator)
    implements Operation<ItemPage> {

  /** Without legacy parameters. */
  public Scan(
      @Nullable String tableName,
      @Nullable String indexName,
      @Nullable String filterExpression,
      @Nullable String projectionExpression,
      Substitutions substitutions,
      @Nullable String select,
      @Nullable Integer limit,
      @Nullable Boolean consistentRead,
      @Nullable Integer segment,
      @Nullable Integer totalSegments,
      @Nullable Item exclusiveStartKey,
      @Nullable String returnConsumedCapacity) {
    this(
        tableName,
        indexName,
        filterExpression,
        projectionExpression,
        substitutions,
        select,
        limit,
        consistentRead,
        segment,
        totalSegments,
        exclusiveStartKey,
        returnConsumedCapacity,
        null,
        null,
        null);
  }
}
