package dev.stator.keda.manifest;

import dev.stator.tables.Secret;
import dev.stator.yaml.Position;
import dev.stator.yaml.YamlError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows references to Secrets and to the environment. */
public final class SecretLookup {
  private final Manifests manifests;
  private final Function<String, @Nullable String> environment;

  /**
   * @param environment the value of a variable, or null: {@code System::getenv}
   */
  public SecretLookup(Manifests manifests, Function<String, @Nullable String> environment) {
    this.manifests = manifests;
    this.environment = environment;
  }

  /**
   * @param position of the reference
   * @throws YamlError if the environment has no such variable
   */
  public Secret variable(Position position, String name) {
    @Nullable String value = environment.apply(name);
    if (value == null) {
      throw new YamlError(position, "the environment has no variable " + name);
    }
    return Secret.of(value);
  }

  /**
   * The value under {@code key} of the Secret {@code name} as seen from {@code namespace}.
   *
   * @param position of the reference
   * @throws YamlError if there is no such Secret or no such key
   */
  public Secret key(Position position, String name, String key, @Nullable String namespace) {
    Optional<SecretDocument> document = manifests.find(SecretDocument.class, name, namespace);
    if (document.isEmpty()) {
      throw new YamlError(position, missing(name, namespace));
    }
    Secret value = document.get().values().get(key);
    if (value == null) {
      throw new YamlError(
          position,
          "Secret '"
              + name
              + "' ("
              + document.get().metadata().position()
              + ") has no key '"
              + key
              + "'; it has "
              + document.get().values().keySet().stream()
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    return value;
  }

  private String missing(String name, @Nullable String namespace) {
    String wanted = namespace == null ? ManifestMetadata.STANDARD_NAMESPACE : namespace;
    List<SecretDocument> elsewhere = manifests.named(SecretDocument.class, name);
    if (elsewhere.isEmpty()) {
      return "there is no Secret '" + name + "' in this folder";
    }
    ManifestMetadata other = elsewhere.getFirst().metadata();
    return "Secret '"
        + name
        + "' is looked up in namespace '"
        + wanted
        + "', but it is in namespace '"
        + other.namespace()
        + "' ("
        + other.position()
        + "); write the same namespace in both";
  }
}
