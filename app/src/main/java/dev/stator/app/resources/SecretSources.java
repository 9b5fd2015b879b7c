package dev.stator.app.resources;

import dev.stator.keda.manifest.SecretLookup;
import dev.stator.tables.Secret;
import dev.stator.yaml.YamlError;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows references to Secrets and to the environment. */
public final class SecretSources {
  private static final String ENV_KEYS = "DAPR_ENV_KEYS";

  private final SecretLookup lookup;
  private final SecretStores stores;
  private final Function<String, @Nullable String> environment;

  /**
   * @param environment the value of a variable, or null: {@code System::getenv}
   */
  public SecretSources(Resources resources, Function<String, @Nullable String> environment) {
    this.lookup = new SecretLookup(resources.manifests(), environment);
    this.stores = new SecretStores(resources, environment);
    this.environment = environment;
  }

  /** A variable of the environment; null if there is none. */
  public @Nullable String variable(String name) {
    return environment.apply(name);
  }

  /** The same references, for KEDA's documents. */
  public SecretLookup lookup() {
    return lookup;
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
        yield lookup.variable(reference.position(), reference.variable());
      }
      case SecretSource.StoreKeyRef reference -> stores.secret(reference);
      case SecretSource.SecretKeyRef reference ->
          lookup.key(reference.position(), reference.name(), reference.key(), namespace);
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
}
