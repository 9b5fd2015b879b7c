package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a request is about.
 *
 * @param storage the Storage's name
 * @param key the key as the path has it, decoded, not yet normalised; a trailing separator gone
 * @param isBase whether the path names a base: it ends with a separator, or is empty
 */
record StorageRequest(String storage, String key, boolean isBase) {
  static final String PREFIX = "/storage/";

  private static final int HEX = 16;
  private static final int ESCAPE_LENGTH = 3;

  /** Null if the path is not that of a Storage. */
  static @Nullable StorageRequest of(HttpRequest request) {
    String path = request.rawPath();
    if (!path.startsWith(PREFIX)) {
      return null;
    }
    int end = path.indexOf('/', PREFIX.length());
    String name =
        decode(end < 0 ? path.substring(PREFIX.length()) : path.substring(PREFIX.length(), end));
    String rest = end < 0 ? "" : decode(path.substring(end + 1));
    int query = rest.indexOf('?');
    String key = query < 0 ? rest : rest.substring(0, query);
    boolean isBase = key.isEmpty() || key.endsWith(":") || key.endsWith("/");
    return new StorageRequest(name, key, isBase);
  }

  /**
   * Percent-decodes, leaving alone what is no escape: older clients send a bare {@code %}. An
   * escaped {@code /} separates segments as a plain one does.
   */
  private static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' ? escape(bytes, i) : -1;
      if (value < 0) {
        decoded.write(bytes[i]);
      } else {
        decoded.write(value);
        i += ESCAPE_LENGTH - 1;
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int escape(byte[] bytes, int at) {
    if (at + ESCAPE_LENGTH > bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[at + 1], HEX);
    int low = Character.digit(bytes[at + 2], HEX);
    return high < 0 || low < 0 ? -1 : high * HEX + low;
  }
}
