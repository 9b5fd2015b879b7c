package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * The type of an attribute that is part of a key.
 *
 * @param attributeType {@code S}, {@code N} or {@code B}
 */
public record AttributeDefinition(@Nullable String attributeName, @Nullable String attributeType) {}
