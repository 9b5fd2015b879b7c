package dev.stator.keda.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keys of Secrets as variables of the scaler's environment. The names begin with {@code SECRET_},
 * so that none means something to the JVM, to the AWS SDK or to Stator, and no two keys share one.
 */
final class SecretVariables {
  private static final String PREFIX = "SECRET_";

  private final Map<Source, String> names = new LinkedHashMap<>();

  private record Source(String name, String key) {}

  /** The variable of {@code key} in {@code secret}; the same one each time. */
  String name(String secret, String key) {
    return names.computeIfAbsent(new Source(secret, key), this::free);
  }

  private String free(Source source) {
    String plain =
        PREFIX
            + (source.name + "_" + source.key)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "_");
    String name = plain;
    for (int number = 2; names.containsValue(name); number++) {
      name = plain + "_" + number;
    }
    return name;
  }

  /** As a container has them. */
  List<Object> env() {
    List<Object> env = new ArrayList<>();
    names.forEach(
        (source, name) ->
            env.add(
                Members.of(
                    "name",
                    name,
                    "valueFrom",
                    Members.of(
                        "secretKeyRef", Members.of("name", source.name, "key", source.key)))));
    return env;
  }
}
