package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A global secondary index to be created. */
public record GlobalSecondaryIndex(
    @Nullable String indexName,
    @Nullable List<KeySchemaElement> keySchema,
    @Nullable IndexProjection projection,
    @Nullable ProvisionedThroughput provisionedThroughput) {}
