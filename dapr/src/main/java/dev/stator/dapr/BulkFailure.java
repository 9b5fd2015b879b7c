package dev.stator.dapr;

/** A key of a bulk write that was not written; the others are not affected. */
public record BulkFailure(StateKey key, StateError error) {}
