package dev.stator.unstorage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored value.
 *
 * @param text as it was stored
 * @param expiresAt null if it never does
 */
public record Entry(String text, @Nullable Instant expiresAt) {}
