package dev.stator.model.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as DescribeTable tells it.
 *
 * @param tableStatus {@code CREATING}, {@code ACTIVE}, {@code UPDATING} or {@code DELETING}
 * @param sizeBytes of all items, as the service counts item sizes
 * @param billingMode {@code PROVISIONED} or {@code PAY_PER_REQUEST}
 * @param latestStream null if the table has none, and had none in the last 24 hours
 */
public record TableDescription(
    String tableName,
    String tableArn,
    String tableId,
    String tableStatus,
    Instant creationTime,
    List<AttributeDefinition> attributeDefinitions,
    List<KeySchemaElement> keySchema,
    long itemCount,
    long sizeBytes,
    String billingMode,
    @Nullable Instant lastOnDemandSwitch,
    ThroughputDescription throughput,
    boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    @Nullable LatestStream latestStream,
    List<IndexDescription> globalSecondaryIndexes,
    List<IndexDescription> localSecondaryIndexes) {}
