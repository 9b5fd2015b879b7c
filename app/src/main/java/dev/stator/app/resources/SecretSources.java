package dev.stator.app.resources;

import dev.stator.keda.manifest.SecretLookup;
import dev.stator.tables.Secret;
import dev.stator.yaml.YamlError;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows references to Secrets and to the environment. */
public final class SecretSources {
  private final SecretLookup lookup;

  /**
   * @param environment the value of a variable, or null: {@code System::getenv}
   */
  public SecretSources(Resources resources, Function<String, @Nullable String> environment) {
    this.lookup = new SecretLookup(resources.manifests(), environment);
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
      case SecretSource.EnvRef reference ->
          lookup.variable(reference.position(), reference.variable());
      case SecretSource.SecretKeyRef reference ->
          lookup.key(reference.position(), reference.name(), reference.key(), namespace);
    };
  }
}
