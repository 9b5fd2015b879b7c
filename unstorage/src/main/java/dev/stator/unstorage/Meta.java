package dev.stator.unstorage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item beside its value.
 *
 * @param ttlSeconds what is left until it expires, rounded up; null if it never does
 * @param modified null if nobody recorded it
 */
public record Meta(@Nullable Long ttlSeconds, @Nullable Instant modified) {}
