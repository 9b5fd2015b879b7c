package dev.stator.server.connector;

import org.jspecify.annotations.Nullable;

/**
 * What the connector's front end tells about itself.
 *
 * @param title of the API
 * @param version of this program
 * @param scheme that the listener speaks, {@code http} or {@code https}
 * @param publicUrl where clients reach it, without a slash at the end; null for the address that a
 *     request was sent to
 */
public record ConnectorConfig(
    String title, String version, String scheme, @Nullable String publicUrl) {}
