package dev.stator.unstorage;

import dev.stator.tables.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item beside its value.
 *
 * @param ttlSeconds what is left until it expires, rounded up; null if it never does
 * @param modified {@code mtime}; null if nobody recorded it
 * @param accessed {@code atime}; null if nobody recorded it
 * @param etag of the stored text, see {@link Etag}
 * @param stored what the metadata item holds, all of it
 */
public record Meta(
    @Nullable Long ttlSeconds,
    @Nullable Instant modified,
    @Nullable Instant accessed,
    String etag,
    JsonValue.Obj stored) {}
