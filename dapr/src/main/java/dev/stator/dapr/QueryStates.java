package dev.stator.dapr;

import dev.stator.dapr.query.StateQuery;
import org.jspecify.annotations.Nullable;

/**
 * Looks for entries by what is in their values.
 *
 * @param within only entries with these keys
 * @param partition only those that were written with this "partitionKey"; null for all
 * @param consistency null for the component's own
 */
public record QueryStates(
    StateQuery query,
    KeyPattern within,
    @Nullable String partition,
    @Nullable Consistency consistency) {}
