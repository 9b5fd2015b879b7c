package dev.stator.server.dapr.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What applications of one trace tell each other.
 *
 * <p>Source: W3C Baggage, section 3.3.
 *
 * @param text of the header {@value #HEADER}, as it was sent; several headers with commas between
 */
public record Baggage(String text) {
  public static final String HEADER = "baggage";
  public static final int BYTES_MAX = 8192;

  public static final Baggage NONE = new Baggage("");

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String OCTETS = "[!#-+--:<-\\[\\]-~]*";
  private static final String SPACE = "[ \\t]*";
  private static final Pattern MEMBER =
      Pattern.compile(
          SPACE + TOKEN + SPACE + "=" + SPACE + OCTETS + SPACE + "(;" + SPACE + TOKEN + SPACE + "(="
              + SPACE + OCTETS + SPACE + ")?)*+");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /**
   * @param headers all of them; none, or only empty ones, is no baggage
   * @throws IllegalArgumentException what is wrong with them, as Dapr says it
   */
  public static Baggage parse(List<String> headers) {
    String text = String.join(",", headers);
    if (text.isEmpty()) {
      return NONE;
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw invalid("baggage-string is too large");
    }
    for (String member : text.split(",", -1)) {
      int equals = member.indexOf('=');
      if (!MEMBER.matcher(member).matches()
          || BAD_ESCAPE.matcher(member.substring(equals)).find()) {
        throw invalid("invalid baggage list-member: \"" + member + "\"");
      }
    }
    return new Baggage(text);
  }

  private static IllegalArgumentException invalid(String reason) {
    return new IllegalArgumentException("invalid baggage header: " + reason);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
