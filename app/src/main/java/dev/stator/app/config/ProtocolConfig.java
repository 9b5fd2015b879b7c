package dev.stator.app.config;

import dev.stator.server.dynamodb.Namespace;
import java.net.URI;
import java.util.Set;

/**
 * How DynamoDB's protocol is served.
 *
 * @param namespace the account and region of this server
 * @param byCredential whether each account and region of a credential has tables of its own
 * @param allowedOrigins web pages elsewhere that may send requests, of any protocol; {@code *} for
 *     all
 */
public record ProtocolConfig(
    Namespace namespace, boolean byCredential, Set<String> allowedOrigins) {
  private static final String ANY = "*";

  public ProtocolConfig {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  static ProtocolConfig from(Settings settings) {
    return new ProtocolConfig(
        namespace(settings),
        switch (settings.text(Setting.NAMESPACES)) {
          case "one" -> false;
          case "credential" -> true;
          default ->
              throw settings.wrong(
                  Setting.NAMESPACES,
                  "must be one or credential, not '" + settings.text(Setting.NAMESPACES) + "'");
        },
        origins(settings));
  }

  private static Namespace namespace(Settings settings) {
    String account = settings.text(Setting.ACCOUNT_ID);
    String region = settings.text(Setting.REGION);
    if (!Namespace.isAccount(account)) {
      throw settings.wrong(Setting.ACCOUNT_ID, "must be 12 digits, not '" + account + "'");
    }
    if (!Namespace.isRegion(region)) {
      throw settings.wrong(Setting.REGION, "is not like us-east-1: '" + region + "'");
    }
    return new Namespace(account, region);
  }

  private static Set<String> origins(Settings settings) {
    Set<String> origins = settings.names(Setting.ALLOWED_ORIGINS);
    for (String origin : origins) {
      if (!origin.equals(ANY) && !isOrigin(origin)) {
        throw settings.wrong(
            Setting.ALLOWED_ORIGINS,
            "has '" + origin + "', which is not like https://example.com or " + ANY);
      }
    }
    return origins;
  }

  /** Compared as browsers write it: scheme, host and port, nothing after them. */
  private static boolean isOrigin(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null && text.equals(uri.getScheme() + "://" + uri.getAuthority());
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }
}
