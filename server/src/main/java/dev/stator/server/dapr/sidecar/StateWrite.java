package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.StateValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry to write, as the application asks for it.
 *
 * @param key as the application names it
 * @param etag null or empty for none
 * @param concurrency {@code first-write}, or anything else for the last one to win
 */
public record StateWrite(
    String key,
    StateValue value,
    @Nullable String etag,
    @Nullable String concurrency,
    Map<String, String> metadata) {}
