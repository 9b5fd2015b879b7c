package dev.stator.engine.catalog;

/** An attribute that is part of a key, with the type that its values have. */
public record KeyAttribute(String name, KeyType type) {}
