package dev.stator.model.expression;

import org.jspecify.annotations.Nullable;

/**
 * The key attributes of the table or index that a query reads.
 *
 * @param sort null when the key has no sort attribute
 */
public record KeyNames(String partition, @Nullable String sort) {}
