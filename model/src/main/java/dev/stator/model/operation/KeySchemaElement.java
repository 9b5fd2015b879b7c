package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * One part of a primary key.
 *
 * @param keyType {@code HASH} (partition key) or {@code RANGE} (sort key)
 */
public record KeySchemaElement(@Nullable String attributeName, @Nullable String keyType) {}
