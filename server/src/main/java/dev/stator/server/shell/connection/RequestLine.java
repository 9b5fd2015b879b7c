package dev.stator.server.shell.connection;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a request, checked, which the library does not do: it takes any method and any
 * target, and HTTP/1.0 not at all. That is told to it as HTTP/1.1, and an absolute target by its
 * path alone.
 *
 * <p>Source: RFC 9112, section 3 "Request Line"; RFC 9110, section 5.6.2 "Tokens".
 *
 * @param text as the library reads it
 * @param old whether the client speaks HTTP/1.0
 */
record RequestLine(byte[] text, boolean old) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<method>[!#$%&'*+.^_`|~0-9A-Za-z-]+) (?<target>[\\x21-\\x22\\x24-\\x7E]+)"
              + " (?<version>HTTP/[0-9]\\.[0-9])");
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?]+(?<rest>.*)");
  private static final String VERSION = "HTTP/1.1";
  private static final String OLD_VERSION = "HTTP/1.0";

  /** The lines of nearly all requests need no second look. */
  private static final byte[] USUAL = "POST / HTTP/1.1".getBytes(StandardCharsets.US_ASCII);

  /**
   * @throws RequestException what is wrong, which ends the connection
   */
  static RequestLine of(byte[] sent) {
    if (Arrays.equals(sent, USUAL)) {
      return new RequestLine(sent, false);
    }
    Matcher line = FORM.matcher(new String(sent, StandardCharsets.ISO_8859_1));
    if (!line.matches()) {
      throw refused(Status.BAD_REQUEST_400, "no method, target and version");
    }
    String method = line.group("method");
    if (method.chars().anyMatch(Character::isLowerCase)) {
      // Methods are told apart by case, and there is none in lower case.
      throw refused(Status.NOT_IMPLEMENTED_501, "unknown method");
    }
    boolean old = line.group("version").equals(OLD_VERSION);
    if (!old && !line.group("version").equals(VERSION)) {
      throw refused(Status.HTTP_VERSION_NOT_SUPPORTED_505, "unknown version");
    }
    String target = line.group("target");
    String path = path(method, target);
    return path.equals(target) && !old
        ? new RequestLine(sent, false)
        : new RequestLine(bytes(method + " " + path + " " + VERSION), old);
  }

  private static String path(String method, String target) {
    if (target.startsWith("/") || (target.equals("*") && method.equals("OPTIONS"))) {
      return target;
    }
    Matcher absolute = ABSOLUTE.matcher(target);
    if (!absolute.matches()) {
      throw refused(Status.BAD_REQUEST_400, "the target is no path");
    }
    String rest = absolute.group("rest");
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  static RequestException refused(Status status, String reason) {
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .status(status)
        .setKeepAlive(false)
        .message(reason)
        .build();
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }
}
