package dev.stator.model.operation;

import dev.stator.model.Item;
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
    @Nullable String returnConsumedCapacity)
    implements Operation<ItemPage> {}
