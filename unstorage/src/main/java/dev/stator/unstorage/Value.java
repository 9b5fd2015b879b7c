package dev.stator.unstorage;

/**
 * A value with what is known of it.
 *
 * @param text as it was stored
 */
public record Value(String text, Meta meta) {}
