package dev.stator.server.shell;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of headers in the HTTP library's terms, which cost it more to make than to use. */
final class KnownNames {
  /** Front ends ask for fewer; what clients name beyond them is made each time. */
  private static final int NAMES_MAX = 256;

  private static final Map<String, HeaderName> NAMES = new ConcurrentHashMap<>();

  private KnownNames() {}

  static HeaderName of(String name) {
    HeaderName known = NAMES.get(name);
    if (known != null) {
      return known;
    }
    HeaderName made = HeaderNames.create(name);
    if (NAMES.size() < NAMES_MAX) {
      NAMES.put(name, made);
    }
    return made;
  }
}
