package dev.stator.server.dapr.sidecar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an error tells beside its text.
 *
 * <p>Source: googleapis, google/rpc/error_details.proto.
 */
public sealed interface ErrorDetail {
  /** Of every {@link Cause}. */
  String DOMAIN = "dapr.io";

  /** What programs look at: {@code google.rpc.ErrorInfo}. */
  record Cause(String reason, Map<String, String> metadata) implements ErrorDetail {
    public Cause {
      metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
  }

  /** What the error is about. */
  record Resource(String type, String name) implements ErrorDetail {
    static Resource stateStore(String name) {
      return new Resource("state", name);
    }
  }

  /** A part of the request that is wrong. */
  record BadField(String field, String description) implements ErrorDetail {}
}
