package dev.stator.app.resources;

import dev.stator.app.yaml.Position;
import dev.stator.app.yaml.YamlError;
import dev.stator.tables.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows references to Secrets and to the environment. */
public final class SecretSources {
  private static final String ENV_KEYS = "DAPR_ENV_KEYS";

  private final Resources resources;
  private final Function<String, @Nullable String> environment;
  private final SecretStores stores;

  /**
   * @param environment the value of a variable, or null: {@code System::getenv}
   */
  public SecretSources(Resources resources, Function<String, @Nullable String> environment) {
    this.resources = resources;
    this.environment = environment;
    this.stores = new SecretStores(resources, environment);
  }

  /**
   * @param namespace of the resource that says {@code source}
   * @throws YamlError if there is nothing where the reference points
   */
  public Secret resolve(SecretSource source, @Nullable String namespace) {
    return switch (source) {
      case SecretSource.Literal literal -> literal.value();
      case SecretSource.EnvRef reference -> {
        refuseUnlisted(reference);
        yield variable(reference.position(), reference.variable());
      }
      case SecretSource.StoreKeyRef reference -> stores.secret(reference);
      case SecretSource.SecretKeyRef reference ->
          key(reference.position(), reference.name(), reference.key(), namespace);
    };
  }

  /** Source: Dapr's sidecar, which reads only these variables for components if it is set. */
  private void refuseUnlisted(SecretSource.EnvRef reference) {
    @Nullable String listed = environment.apply(ENV_KEYS);
    if (listed != null
        && !listed.isBlank()
        && !List.of(listed.strip().split("[ ,]+")).contains(reference.variable())) {
      throw new YamlError(
          reference.position(),
          "envRef may not be '" + reference.variable() + "': " + ENV_KEYS + " does not list it");
    }
  }

  Secret variable(Position position, String name) {
    @Nullable String value = environment.apply(name);
    if (value == null) {
      throw new YamlError(position, "the environment has no variable " + name);
    }
    return Secret.of(value);
  }

  Secret key(Position position, String name, String key, @Nullable String namespace) {
    Optional<SecretDocument> document = resources.find(SecretDocument.class, name, namespace);
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
    String wanted = Resources.orStandard(namespace);
    List<SecretDocument> elsewhere = resources.named(SecretDocument.class, name);
    if (elsewhere.isEmpty()) {
      return "there is no Secret '" + name + "' in this folder";
    }
    ResourceMetadata other = elsewhere.getFirst().metadata();
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
