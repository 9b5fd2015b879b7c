package dev.stator.server.dapr;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request in its segments, still escaped: empty ones and {@code .} gone, {@code ..}
 * applied, no trailing slash.
 *
 * <p>Source: Go's package path, Clean, which Dapr applies before it decodes.
 */
record PathSegments(List<String> raw) {

  static PathSegments of(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.split("/")) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> {
          if (!segments.isEmpty()) {
            segments.removeLast();
          }
        }
        default -> segments.add(segment);
      }
    }
    return new PathSegments(List.copyOf(segments));
  }

  int size() {
    return raw.size();
  }

  /** Whether the path begins with these segments. */
  boolean startsWith(String... prefix) {
    return raw.size() >= prefix.length && raw.subList(0, prefix.length).equals(List.of(prefix));
  }

  /** Whether the path is exactly this. */
  boolean is(String... all) {
    return raw.equals(List.of(all));
  }

  /** Whether the last segment is this. */
  boolean endsWith(String last) {
    return raw.getLast().equals(last);
  }

  /**
   * One segment, decoded.
   *
   * @throws IllegalArgumentException if it cannot be
   */
  String parameter(int index) {
    return Escapes.decode(raw.get(index));
  }
}
