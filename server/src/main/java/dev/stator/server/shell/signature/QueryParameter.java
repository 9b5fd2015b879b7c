package dev.stator.server.shell.signature;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a query, as it was sent.
 *
 * @param name decoded
 * @param value decoded; empty if there was no equal sign
 */
record QueryParameter(String name, String value) {

  /** All of {@code rawQuery}, in its order. */
  static List<QueryParameter> all(@Nullable String rawQuery) {
    List<QueryParameter> all = new ArrayList<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&")) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          all.add(
              equals < 0
                  ? new QueryParameter(UriText.decode(pair), "")
                  : new QueryParameter(
                      UriText.decode(pair.substring(0, equals)),
                      UriText.decode(pair.substring(equals + 1))));
        }
      }
    }
    return all;
  }
}
