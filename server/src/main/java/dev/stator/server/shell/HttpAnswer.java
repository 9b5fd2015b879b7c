package dev.stator.server.shell;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back: a status, headers, the whole body. The shell adds {@code Content-Length}, {@code
 * Date} and {@code Connection}, and leaves the body out when the method was {@code HEAD}.
 */
public final class HttpAnswer {
  private static final byte[] NOTHING = new byte[0];
  private static final String CONTENT_TYPE = "Content-Type";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable StreamedBody stream;

  private HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, null);
  }

  private HttpAnswer(
      int status, Map<String, String> headers, byte[] body, @Nullable StreamedBody stream) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.stream = stream;
  }

  /** An answer without a body and so far without headers. */
  public static HttpAnswer status(int status) {
    return new HttpAnswer(status, Map.of(), NOTHING);
  }

  /**
   * @param body the answer's own from now on; nobody writes to it again
   */
  public static HttpAnswer of(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, Map.of(CONTENT_TYPE, contentType), body);
  }

  /**
   * Without a content type.
   *
   * @param body the answer's own from now on; nobody writes to it again
   */
  public static HttpAnswer bytes(int status, byte[] body) {
    return new HttpAnswer(status, Map.of(), body);
  }

  /** With a body that is written while it comes into being; its connection ends with it. */
  public static HttpAnswer streamed(int status, String contentType, StreamedBody body) {
    return new HttpAnswer(status, Map.of(CONTENT_TYPE, contentType), NOTHING, body);
  }

  public static HttpAnswer text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** This answer with a header set; the name goes out as it is spelled here. */
  public HttpAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body, stream);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  /** The body that is written while it comes into being; null if it is whole already. */
  public @Nullable StreamedBody stream() {
    return stream;
  }

  /** The bytes themselves; only to be read. */
  public byte[] body() {
    return body;
  }
}
