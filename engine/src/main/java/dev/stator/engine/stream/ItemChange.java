package dev.stator.engine.stream;

import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * A change of an item of a table that has a stream.
 *
 * @param before null if there was no item
 * @param after null if there is none any more
 * @param expired whether it was deleted because its time to live was over
 */
public record ItemChange(
    Stream stream, @Nullable Item before, @Nullable Item after, boolean expired) {}
