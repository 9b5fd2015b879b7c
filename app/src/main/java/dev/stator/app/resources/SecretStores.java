package dev.stator.app.resources;

import dev.stator.tables.Secret;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.yaml.Position;
import dev.stator.yaml.YamlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Dapr's secret stores for one machine: a file of JSON, and the environment.
 *
 * <p>Source: Dapr docs, "Local file (for Development)" and "Local environment variables (for
 * Development)".
 */
final class SecretStores {
  private static final String SEPARATOR = ":";

  private final Resources resources;
  private final Function<String, @Nullable String> environment;

  SecretStores(Resources resources, Function<String, @Nullable String> environment) {
    this.resources = resources;
    this.environment = environment;
  }

  /**
   * @throws YamlError if there is no such store, or no such secret in it
   */
  Secret secret(SecretSource.StoreKeyRef reference) {
    ComponentDocument store = store(reference);
    Map<String, Secret> secret =
        switch (store.type()) {
          case SECRETS_IN_FILE -> ofFile(store, reference);
          case SECRETS_IN_ENVIRONMENT -> ofEnvironment(store, reference);
          case STATE, BINDING, ELSEWHERE ->
              throw new YamlError(
                  reference.position(), store.metadata().title() + " is not a secret store");
        };
    @Nullable Secret value = secret.get(reference.key());
    if (value == null) {
      throw new YamlError(
          reference.position(),
          "secret '%s' of secret store '%s' has no key '%s'"
              .formatted(reference.name(), reference.store(), reference.key()));
    }
    return value;
  }

  private ComponentDocument store(SecretSource.StoreKeyRef reference) {
    Optional<ComponentDocument> store =
        resources.all(ComponentDocument.class).stream()
            .filter(component -> component.metadata().name().equals(reference.store()))
            .findFirst();
    return store.orElseThrow(
        () ->
            new YamlError(
                reference.position(),
                "there is no secret store '" + reference.store() + "' in this folder"));
  }

  private Map<String, Secret> ofEnvironment(
      ComponentDocument store, SecretSource.StoreKeyRef reference) {
    @Nullable String prefix = field(store, "prefix");
    String variable = (prefix == null ? "" : prefix) + reference.name();
    @Nullable String value = environment.apply(variable);
    if (value == null) {
      throw new YamlError(reference.position(), "the environment has no variable " + variable);
    }
    return Map.of(reference.name(), Secret.of(value));
  }

  private Map<String, Secret> ofFile(ComponentDocument store, SecretSource.StoreKeyRef reference) {
    JsonValue.Obj all = file(store);
    @Nullable String separator = field(store, "nestedSeparator");
    String between = separator == null ? SEPARATOR : separator;
    Map<String, Secret> secret = new LinkedHashMap<>();
    if (Boolean.parseBoolean(field(store, "multiValued"))) {
      @Nullable JsonValue value = all.get(reference.name());
      if (value instanceof JsonValue.Obj several) {
        several.members().forEach((name, one) -> flatten(name, one, between, secret));
      } else if (value != null) {
        flatten(reference.name(), value, between, secret);
      }
    } else {
      Map<String, Secret> flat = new LinkedHashMap<>();
      all.members().forEach((name, value) -> flatten(name, value, between, flat));
      @Nullable Secret value = flat.get(reference.name());
      if (value != null) {
        secret.put(reference.name(), value);
      }
    }
    if (secret.isEmpty()) {
      throw new YamlError(
          reference.position(),
          "secret store '%s' has no secret '%s'".formatted(reference.store(), reference.name()));
    }
    return secret;
  }

  private static void flatten(
      String name, JsonValue value, String separator, Map<String, Secret> flat) {
    switch (value) {
      case JsonValue.Obj object ->
          object
              .members()
              .forEach((member, one) -> flatten(name + separator + member, one, separator, flat));
      case JsonValue.Arr array -> {
        int index = 0;
        for (JsonValue element : array.elements()) {
          flatten(name + separator + index++, element, separator, flat);
        }
      }
      case JsonValue.Str string -> flat.put(name, Secret.of(string.value()));
      case JsonValue.Num number -> flat.put(name, Secret.of(number.text()));
      case JsonValue.Bool bool -> flat.put(name, Secret.of(Boolean.toString(bool.value())));
      case JsonValue.Null none -> {}
    }
  }

  private JsonValue.Obj file(ComponentDocument store) {
    Position position = store.metadata().position();
    @Nullable String name = field(store, "secretsFile");
    if (name == null) {
      throw new YamlError(position, store.metadata().title() + " has no secretsFile");
    }
    Path file = existing(name, position);
    try {
      if (JsonFormat.read(Files.readAllBytes(file)) instanceof JsonValue.Obj secrets) {
        return secrets;
      }
      throw new YamlError(position, file + " is not an object of secrets");
    } catch (IOException unreadable) {
      throw new YamlError(position, "cannot read " + file + ": " + unreadable.getMessage());
    } catch (JsonSyntaxException malformed) {
      // The parser's words say where, and never what it read.
      throw new YamlError(position, file + " is not JSON: " + malformed.getMessage());
    }
  }

  /** As Dapr, from where the process was started; else from where the component is written. */
  private static Path existing(String name, Position position) {
    Path here = Path.of(name).toAbsolutePath();
    Path beside = Path.of(position.file()).toAbsolutePath().resolveSibling(name);
    return !Files.exists(here) && Files.exists(beside) ? beside : here;
  }

  private @Nullable String field(ComponentDocument store, String name) {
    for (ComponentDocument.Item item : store.items()) {
      if (item.name().equalsIgnoreCase(name)) {
        return switch (item.source()) {
          case SecretSource.Literal literal -> literal.value().reveal();
          case SecretSource.EnvRef env -> environment.apply(env.variable());
          case SecretSource.SecretKeyRef ref -> throw nested(store, ref.position());
          case SecretSource.StoreKeyRef ref -> throw nested(store, ref.position());
        };
      }
    }
    return null;
  }

  private static YamlError nested(ComponentDocument store, Position position) {
    return new YamlError(
        position, store.metadata().title() + " cannot take its own fields from a secret");
  }
}
