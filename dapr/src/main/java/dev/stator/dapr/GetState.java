package dev.stator.dapr;

import org.jspecify.annotations.Nullable;

/**
 * Reads one entry.
 *
 * @param consistency null for the component's own
 */
public record GetState(StateKey key, @Nullable Consistency consistency) {}
