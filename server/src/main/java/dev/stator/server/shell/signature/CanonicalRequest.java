package dev.stator.server.shell.signature;

import dev.stator.server.shell.HttpRequest;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request in the one form in which it is signed.
 *
 * <p>Source: AWS Identity and Access Management User Guide, "Create a signed AWS API request", step
 * 1.
 */
final class CanonicalRequest {
  private CanonicalRequest() {}

  /**
   * @param signedHeaders lower-case names with semicolons between, in the order sent
   * @param bodyHash of the bytes that arrived, SHA-256 in hexadecimal
   */
  static String of(HttpRequest request, String signedHeaders, String bodyHash) {
    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    text.append(path(request.rawPath())).append('\n');
    text.append(query(request.rawQuery())).append('\n');
    for (String name : signedHeaders.split(";")) {
      text.append(name).append(':').append(value(request, name)).append('\n');
    }
    return text.append('\n').append(signedHeaders).append('\n').append(bodyHash).toString();
  }

  /** Without empty and dotted segments; each segment, encoded as it is, is encoded once more. */
  static String path(String rawPath) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : rawPath.split("/")) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> segments.pollLast();
        default -> segments.addLast(UriText.encode(segment));
      }
    }
    boolean folder = rawPath.endsWith("/") && !segments.isEmpty();
    return "/" + String.join("/", segments) + (folder ? "/" : "");
  }

  /** By name, then by value; without the signature itself. */
  static String query(@Nullable String rawQuery) {
    record Encoded(String name, String value) {}

    return QueryParameter.all(rawQuery).stream()
        .filter(parameter -> !parameter.name().equals(SignatureClaim.SIGNATURE_PARAMETER))
        .map(one -> new Encoded(UriText.encode(one.name()), UriText.encode(one.value())))
        .sorted(Comparator.comparing(Encoded::name).thenComparing(Encoded::value))
        .map(one -> one.name() + "=" + one.value())
        .collect(Collectors.joining("&"));
  }

  /** All values of a header, each without the space around it and with single spaces within. */
  private static String value(HttpRequest request, String name) {
    return request.headers(name).stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }
}
