package dev.stator.dapr;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was read.
 *
 * @param etag null for items written without one
 * @param expiresAt whole seconds; null if it never does
 */
public record StoredState(StateValue value, @Nullable String etag, @Nullable Instant expiresAt) {
  /** Dapr's name for {@link #expiresAt} in the metadata of an answer. */
  public static final String TTL_EXPIRE_TIME = "ttlExpireTime";

  /** The metadata of the answer: {@code ttlExpireTime} in RFC 3339 and UTC, or nothing. */
  public Map<String, String> metadata() {
    return expiresAt == null ? Map.of() : Map.of(TTL_EXPIRE_TIME, expiresAt.toString());
  }
}
