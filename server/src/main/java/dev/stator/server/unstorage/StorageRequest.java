package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpRequest;
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

  /** Null if the path is not that of a Storage. */
  static @Nullable StorageRequest of(HttpRequest request) {
    String path = request.rawPath();
    if (!path.startsWith(PREFIX)) {
      return null;
    }
    int end = path.indexOf('/', PREFIX.length());
    String name =
        PercentEncoded.decode(
            end < 0 ? path.substring(PREFIX.length()) : path.substring(PREFIX.length(), end));
    String rest = end < 0 ? "" : PercentEncoded.decode(path.substring(end + 1));
    int query = rest.indexOf('?');
    String key = query < 0 ? rest : rest.substring(0, query);
    boolean isBase = key.isEmpty() || key.endsWith(":") || key.endsWith("/");
    return new StorageRequest(name, key, isBase);
  }
}
