package dev.stator.model.operation;

import dev.stator.model.AttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * What a legacy AttributeUpdates does with one attribute.
 *
 * <p>Source: Amazon DynamoDB API Reference, "AttributeValueUpdate".
 *
 * @param action {@code PUT} (the default), {@code ADD} or {@code DELETE}
 */
public record AttributeValueUpdate(@Nullable AttributeValue value, @Nullable String action) {}
