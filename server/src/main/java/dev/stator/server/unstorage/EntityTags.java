package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpRequest;
import dev.stator.unstorage.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Etags in headers.
 *
 * <p>Source: RFC 9110, sections 8.8.3, 13.1.1 and 13.1.2.
 */
final class EntityTags {
  private static final Pattern LIST =
      Pattern.compile("\\s*(?:W/)?\"[^\"]*\"\\s*(?:,\\s*(?:W/)?\"[^\"]*\"\\s*)*");
  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

  private EntityTags() {}

  /** As a header has it. */
  static String quoted(String etag) {
    return '"' + etag + '"';
  }

  /** What a request demands of the item that is there. */
  static Precondition precondition(HttpRequest request) {
    return new Precondition(
        tags(request.headers("if-match"), "If-Match", true),
        tags(request.headers("if-none-match"), "If-None-Match", false));
  }

  /**
   * The etags of a header; null if it was not sent.
   *
   * @param strong whether weak etags match nothing
   * @throws MalformedRequestException if it is not a list of etags
   */
  private static @Nullable List<String> tags(List<String> values, String header, boolean strong) {
    if (values.isEmpty()) {
      return null;
    }
    List<String> tags = new ArrayList<>();
    for (String value : values) {
      if (value.strip().equals(Precondition.ANY)) {
        return List.of(Precondition.ANY);
      }
      if (!LIST.matcher(value).matches()) {
        throw new MalformedRequestException(
            header + " is neither * nor a list of etags in double quotes");
      }
      Matcher tag = TAG.matcher(value);
      while (tag.find()) {
        if (!strong || tag.group(1) == null) {
          tags.add(tag.group(2));
        }
      }
    }
    return tags;
  }
}
