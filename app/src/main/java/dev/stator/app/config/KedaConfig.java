package dev.stator.app.config;

import dev.stator.keda.AllowList;
import dev.stator.keda.manifest.NamespaceRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What calls of KEDA's may ask for.
 *
 * @param allowed places beside those of the resource folder
 * @param namespaces where the TriggerAuthentication of a ScaledObject may be
 */
public record KedaConfig(AllowList allowed, NamespaceRule namespaces) {

  static KedaConfig from(Settings settings) {
    return new KedaConfig(
        new AllowList(
            list(settings, Setting.KEDA_ALLOW_TABLES),
            Set.copyOf(list(settings, Setting.KEDA_ALLOW_REGIONS)),
            endpoints(settings)),
        namespaces(settings));
  }

  private static NamespaceRule namespaces(Settings settings) {
    String text = settings.text(Setting.KEDA_NAMESPACES);
    return switch (text) {
      case "strict" -> NamespaceRule.STRICT;
      case "lenient" -> NamespaceRule.LENIENT;
      default ->
          throw settings.wrong(
              Setting.KEDA_NAMESPACES, "must be strict or lenient, not '" + text + "'");
    };
  }

  private static List<String> list(Settings settings, Setting setting) {
    return Arrays.stream(settings.text(setting).split(",", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  private static Set<URI> endpoints(Settings settings) {
    Set<URI> endpoints = new HashSet<>();
    for (String text : list(settings, Setting.KEDA_ALLOW_ENDPOINTS)) {
      endpoints.add(endpoint(settings, text));
    }
    return endpoints;
  }

  private static URI endpoint(Settings settings, String text) {
    try {
      URI address = new URI(text);
      if (address.getScheme() != null && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // told below, like an address without a host
    }
    throw settings.wrong(
        Setting.KEDA_ALLOW_ENDPOINTS,
        "has '" + text + "', which is not an address such as http://localhost:8000");
  }
}
