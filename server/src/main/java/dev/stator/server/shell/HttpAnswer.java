package dev.stator.server.shell;

import io.helidon.http.Status;
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
  private final @Nullable String error;
  private final @Nullable StreamedBody stream;

  private HttpAnswer(
      int status,
      Map<String, String> headers,
      byte[] body,
      @Nullable String error,
      @Nullable StreamedBody stream) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.error = error;
    this.stream = stream;
  }

  /** An answer without a body and so far without headers. */
  public static HttpAnswer status(int status) {
    return new HttpAnswer(status, Map.of(), NOTHING, null, null);
  }

  /**
   * @param body the answer's own from now on; nobody writes to it again
   */
  public static HttpAnswer of(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, Map.of(CONTENT_TYPE, contentType), body, null, null);
  }

  /**
   * Without a content type.
   *
   * @param body the answer's own from now on; nobody writes to it again
   */
  public static HttpAnswer bytes(int status, byte[] body) {
    return new HttpAnswer(status, Map.of(), body, null, null);
  }

  /** With a body that is written while it comes into being; its connection ends with it. */
  public static HttpAnswer streamed(int status, String contentType, StreamedBody body) {
    return new HttpAnswer(status, Map.of(CONTENT_TYPE, contentType), NOTHING, null, body);
  }

  public static HttpAnswer text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** This answer with a header set; the name goes out as it is spelled here. */
  public HttpAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body, error, stream);
  }

  /**
   * This answer, told in metrics and the access log as an error of that name.
   *
   * @param code of a fixed vocabulary of the protocol's
   */
  public HttpAnswer failed(String code) {
    return new HttpAnswer(status, headers, body, code, stream);
  }

  /**
   * This answer with another body.
   *
   * @param other the answer's own from now on; nobody writes to it again
   */
  public HttpAnswer withBody(byte[] other) {
    return new HttpAnswer(status, headers, other, error, null);
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

  /** The protocol's name for what went wrong; null if nothing did, or it has none. */
  public @Nullable String error() {
    return error;
  }

  /** {@link #error}, or what HTTP calls its status if that is an error without a name. */
  @Nullable String errorOrReason() {
    return error == null && status >= Status.BAD_REQUEST_400.code()
        ? Status.create(status).reasonPhrase().replace(" ", "")
        : error;
  }

  /** The bytes themselves; only to be read. */
  public byte[] body() {
    return body;
  }
}
