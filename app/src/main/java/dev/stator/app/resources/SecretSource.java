package dev.stator.app.resources;

import dev.stator.tables.Secret;
import dev.stator.yaml.Fields;
import dev.stator.yaml.Position;
import dev.stator.yaml.YamlError;
import dev.stator.yaml.YamlNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a value comes from that may be a secret. */
public sealed interface SecretSource {
  Position position();

  /** Written in the file itself. */
  record Literal(Position position, Secret value) implements SecretSource {}

  /** In a Secret document of the same folder. */
  record SecretKeyRef(Position position, String name, String key) implements SecretSource {}

  /** In a secret store, which is a component of the same folder. */
  record StoreKeyRef(Position position, String store, String name, String key)
      implements SecretSource {}

  /** In this process's environment. */
  record EnvRef(Position position, String variable) implements SecretSource {}

  /** What {@code fields} says under {@code value}, {@code secretKeyRef} or {@code envRef}. */
  static SecretSource ofItem(Fields fields) {
    YamlNode.@Nullable Scalar value = fields.scalar("value");
    @Nullable SecretSource reference = reference(fields);
    if (value != null) {
      if (reference != null) {
        throw fields.error("value", "and a reference are both given; drop one");
      }
      return new Literal(fields.positionOf("value"), Secret.of(value.text()));
    }
    // Dapr reads an item without a value as an empty text
    return reference == null ? new Literal(fields.position(), Secret.of("")) : reference;
  }

  /** A field of ours: a text, or a mapping with {@code secretKeyRef} or {@code envRef}. */
  static @Nullable SecretSource ofField(Fields fields, String name) {
    return switch (fields.node(name)) {
      case null -> null;
      case YamlNode.Scalar scalar -> new Literal(fields.positionOf(name), Secret.of(scalar.text()));
      case YamlNode other -> {
        Fields nested = Fields.of(other, fields.path() + "." + name);
        @Nullable SecretSource reference = reference(nested);
        nested.refuseOthers();
        if (reference == null) {
          throw fields.error(name, "must be a text, or have a secretKeyRef or an envRef");
        }
        yield reference;
      }
    };
  }

  private static @Nullable SecretSource reference(Fields fields) {
    @Nullable Fields secretKeyRef = fields.optionalMapping("secretKeyRef");
    @Nullable String variable = fields.optionalText("envRef");
    if (secretKeyRef != null && variable != null) {
      throw fields.error("envRef", "and secretKeyRef are both given; drop one");
    }
    if (variable != null) {
      refuseForbidden(fields, variable);
      return new EnvRef(fields.positionOf("envRef"), variable);
    }
    if (secretKeyRef == null) {
      return null;
    }
    String name = secretKeyRef.text("name");
    @Nullable String key = secretKeyRef.optionalText("key");
    secretKeyRef.refuseOthers();
    return new SecretKeyRef(fields.positionOf("secretKeyRef"), name, key == null ? name : key);
  }

  /**
   * Source: Dapr docs, "Component schema", section "Templated metadata values": variables of Dapr's
   * own cannot be read.
   */
  private static void refuseForbidden(Fields fields, String variable) throws YamlError {
    String upper = variable.toUpperCase(Locale.ROOT);
    if (upper.startsWith("DAPR_") || upper.equals("APP_API_TOKEN") || variable.contains(" ")) {
      throw fields.error("envRef", "may not be '" + variable + "': Dapr keeps it from components");
    }
  }
}
