package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What followed the {@code ?}. Names that are not asked for are nobody's business, as in keys. */
record Query(Map<String, String> values) {

  static Query of(HttpRequest request) {
    Map<String, String> values = new HashMap<>();
    String raw = request.rawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int end = pair.indexOf('=');
        if (end > 0) {
          values.putIfAbsent(pair.substring(0, end), pair.substring(end + 1));
        }
      }
    }
    return new Query(values);
  }

  @Nullable String text(String name) {
    String raw = values.get(name);
    try {
      return raw == null ? null : URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new MalformedRequestException(name + " is not percent-encoded text");
    }
  }

  @Nullable Integer number(String name, int least, int most) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notWhole) {
      // told below, like a number out of range
    }
    throw new MalformedRequestException(
        name + " is not a whole number from " + least + " to " + most);
  }
}
