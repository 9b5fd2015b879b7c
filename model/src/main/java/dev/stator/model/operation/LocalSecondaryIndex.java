package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A local secondary index to be created with its table. */
public record LocalSecondaryIndex(
    @Nullable String indexName,
    @Nullable List<KeySchemaElement> keySchema,
    @Nullable IndexProjection projection) {}
