package dev.stator.server.dapr;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request. Of a name that comes twice the first value counts; what cannot be decoded
 * is left out.
 *
 * <p>Source: Go's package net/url, ParseQuery, and Dapr's use of it.
 */
record QueryParameters(Map<String, String> values) {
  private static final String METADATA = "metadata.";

  static QueryParameters of(@Nullable String rawQuery) {
    Map<String, String> values = new LinkedHashMap<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&")) {
        add(pair, values);
      }
    }
    return new QueryParameters(values);
  }

  private static void add(String pair, Map<String, String> values) {
    if (pair.isEmpty() || pair.indexOf(';') >= 0) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    try {
      values.putIfAbsent(Escapes.decode(name), Escapes.decode(value));
    } catch (IllegalArgumentException undecodable) {
      // As the original: the rest of the query still counts.
    }
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  /** The request's metadata: every {@code metadata.<name>}, over what the body says. */
  Map<String, String> metadataOver(Map<String, String> body) {
    Map<String, String> metadata = new HashMap<>(body);
    values.forEach(
        (name, value) -> {
          if (name.startsWith(METADATA)) {
            metadata.put(name.substring(METADATA.length()), value);
          }
        });
    return metadata;
  }
}
