package dev.stator.server.dapr.sidecar;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry to delete, as the application asks for it.
 *
 * @param key as the application names it
 * @param etag null or empty for none
 */
public record StateRemoval(String key, @Nullable String etag, Map<String, String> metadata) {}
