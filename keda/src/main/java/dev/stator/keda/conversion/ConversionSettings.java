package dev.stator.keda.conversion;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the YAML does not say.
 *
 * @param image of the scaler
 * @param push whether KEDA is told of activation at once
 * @param name of the Deployment, the Service, the ConfigMap and the TriggerAuthentication
 * @param serviceAccount whose identity the scaler has; null for the namespace's own
 * @param serverTls the Secret with tls.crt, tls.key and ca.crt of the scaler; null for plain text
 * @param clientTls the Secret with tls.crt and tls.key of KEDA, signed by the same authority; null
 *     for clients without certificate
 */
public record ConversionSettings(
    String image,
    boolean push,
    String name,
    @Nullable String serviceAccount,
    @Nullable String serverTls,
    @Nullable String clientTls) {
  public static final String NAME_DEFAULT = "stator-scaler";

  /** The port of the scaler in its Service. */
  static final int PORT = 6000;

  /** The port of its health. */
  static final int HEALTH_PORT = 8080;

  /** Source: Kubernetes docs, "Object Names and IDs", RFC 1035 label names; Services have one. */
  private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

  /** Source: Kubernetes docs, "Object Names and IDs", DNS subdomain names. */
  private static final Pattern SUBDOMAIN =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  /**
   * @throws IllegalArgumentException naming the setting that Kubernetes would refuse
   */
  public ConversionSettings {
    if (image.isBlank() || image.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("the image '" + image + "' is not the name of an image");
    }
    if (!LABEL.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name '"
              + name
              + "' is not one for a Service: small letters, digits and -, a letter first, at most"
              + " 63");
    }
    require("service account", serviceAccount);
    require("TLS secret", serverTls);
    require("client secret", clientTls);
    if (clientTls != null && serverTls == null) {
      throw new IllegalArgumentException(
          "the client secret '" + clientTls + "' needs a TLS secret for the scaler, too");
    }
  }

  private static void require(String what, @Nullable String name) {
    if (name != null && !SUBDOMAIN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the " + what + " '" + name + "' is not a name of Kubernetes");
    }
  }

  String host(String namespace) {
    return name + "." + namespace + ".svc";
  }

  String address(String namespace) {
    return host(namespace) + ":" + PORT;
  }
}
