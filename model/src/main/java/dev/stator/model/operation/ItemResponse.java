package dev.stator.model.operation;

import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * What one read of a transaction found.
 *
 * @param item null if there is no such item, or nothing of it was asked for
 */
public record ItemResponse(@Nullable Item item) {}
