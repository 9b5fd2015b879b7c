package dev.stator.app.resources;

import dev.stator.yaml.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses of services that speak DynamoDB's protocol. */
final class Endpoints {
  private Endpoints() {}

  static @Nullable URI optional(Fields fields, String name) {
    @Nullable String text = fields.optionalText(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      URI endpoint = new URI(text.strip());
      String scheme = endpoint.getScheme();
      if (endpoint.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
        return endpoint;
      }
    } catch (URISyntaxException malformed) {
      // told below, like an address without a host
    }
    throw fields.error(
        name, "must be an address such as http://localhost:8000, not '" + text + "'");
  }
}
