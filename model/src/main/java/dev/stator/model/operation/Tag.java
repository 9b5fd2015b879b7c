package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/** A label on a table. Source: Amazon DynamoDB API Reference, "Tag". */
public record Tag(@Nullable String key, @Nullable String value) {}
