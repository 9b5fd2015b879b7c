package dev.stator.model.operation;

import dev.stator.model.Item;
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
    @Nullable String returnConsumedCapacity)
    implements Operation<ItemPage> {}
