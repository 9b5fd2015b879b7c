package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index as DescribeTable tells it.
 *
 * @param status {@code CREATING}, {@code ACTIVE} or {@code DELETING}; null for local ones, which
 *     have none
 * @param backfilling whether items are still being added to a new index; null when that is over
 * @param sizeBytes of all entries, as the service counts item sizes
 * @param throughput null for local ones, which use the table's
 */
public record IndexDescription(
    String indexName,
    String indexArn,
    List<KeySchemaElement> keySchema,
    IndexProjection projection,
    @Nullable String status,
    @Nullable Boolean backfilling,
    long itemCount,
    long sizeBytes,
    @Nullable ThroughputDescription throughput) {}
