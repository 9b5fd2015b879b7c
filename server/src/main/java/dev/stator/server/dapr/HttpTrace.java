package dev.stator.server.dapr;

import dev.stator.server.dapr.trace.Baggage;
import dev.stator.server.dapr.trace.TraceParent;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request that say which trace it belongs to: told back, and passed on to
 * bindings.
 *
 * <p>Source: Dapr docs, "W3C trace context overview"; Dapr's runtime, middleware of HTTP tracing.
 *
 * @param headers those that are valid
 */
record HttpTrace(Map<String, String> headers) {
  private static final int STATE_LENGTH_MAX = 512;
  private static final HttpTrace NONE = new HttpTrace(Map.of());

  /**
   * @throws IllegalArgumentException if there is baggage that is none, as Dapr says it
   */
  static HttpTrace of(HttpRequest request) {
    @Nullable String parent = request.header(TraceParent.HEADER);
    List<String> baggage = request.headers(Baggage.HEADER);
    if (parent == null && baggage.isEmpty()) {
      return NONE;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<TraceParent> valid = parent == null ? Optional.empty() : TraceParent.parse(parent);
    if (valid.isPresent()) {
      headers.put(TraceParent.HEADER, valid.get().text());
      @Nullable String state = request.header(TraceParent.STATE_HEADER);
      if (state != null && !state.isEmpty() && state.length() <= STATE_LENGTH_MAX) {
        headers.put(TraceParent.STATE_HEADER, state);
      }
    }
    Baggage carried = Baggage.parse(baggage);
    if (!carried.isEmpty()) {
      headers.put(Baggage.HEADER, carried.text());
    }
    return new HttpTrace(headers);
  }

  HttpAnswer tellIn(HttpAnswer answer) {
    HttpAnswer telling = answer;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      telling = telling.with(header.getKey(), header.getValue());
    }
    return telling;
  }

  /** With {@code metadata} under it. */
  Map<String, String> over(Map<String, String> metadata) {
    if (headers.isEmpty()) {
      return metadata;
    }
    Map<String, String> all = new HashMap<>(metadata);
    all.putAll(headers);
    return all;
  }
}
