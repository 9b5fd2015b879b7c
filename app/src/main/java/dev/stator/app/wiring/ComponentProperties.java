package dev.stator.app.wiring;

import dev.stator.app.resources.ComponentDocument;
import dev.stator.app.resources.ComponentDocument.Item;
import dev.stator.app.resources.SecretSource;
import dev.stator.dapr.Encryption;
import dev.stator.tables.Secret;
import dev.stator.yaml.Position;
import dev.stator.yaml.YamlError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A component's metadata as the Dapr library wants it: references followed, templates filled in.
 * Complaints of the library get the line of the field they name.
 */
final class ComponentProperties {
  private static final Pattern TEMPLATE = Pattern.compile("\\{(uuid|podName|namespace|appID)}");
  private static final String PRIMARY_KEY = "primaryEncryptionKey";
  private static final String SECONDARY_KEY = "secondaryEncryptionKey";

  /** How the fields of Dapr's transactional outbox begin. */
  private static final String OUTBOX = "outbox";

  private static final Pattern FIELD = Pattern.compile("'([^']+)'");

  private final WiringContext context;

  ComponentProperties(WiringContext context) {
    this.context = context;
  }

  /** The namespace that applications are in, from the environment as Dapr's sidecar has it. */
  String namespace() {
    @Nullable String namespace = context.secrets().variable("NAMESPACE");
    return namespace == null ? "" : namespace;
  }

  /**
   * @param parser takes the metadata and whom to tell of unknown names
   * @throws YamlError the parser's complaint, with file and line
   */
  <S> S parse(
      ComponentDocument component, BiFunction<Map<String, String>, Consumer<String>, S> parser) {
    Map<String, String> properties = new HashMap<>();
    for (Item item : component.items()) {
      refuseOutbox(component, item);
      if (!ofRuntime(item)) {
        properties.put(item.name(), filled(item, resolved(component, item).reveal()));
      }
    }
    try {
      return parser.apply(
          properties,
          unknown ->
              context.warn(
                  position(component, unknown),
                  component.metadata().title() + ": " + unknown + " (ignored)"));
    } catch (IllegalArgumentException wrong) {
      String complaint = String.valueOf(wrong.getMessage());
      throw new YamlError(
          position(component, complaint), component.metadata().title() + ": " + complaint);
    }
  }

  private Secret resolved(ComponentDocument component, Item item) {
    return context.secrets().resolve(item.source(), component.metadata().namespace());
  }

  /**
   * A transaction that is done without its messages would look like success.
   *
   * <p>Source: Dapr docs, "How-To: Enable the transactional outbox pattern".
   */
  private static void refuseOutbox(ComponentDocument component, Item item) {
    if (item.name().toLowerCase(Locale.ROOT).startsWith(OUTBOX)) {
      throw new YamlError(
          item.position(),
          component.metadata().title()
              + ": metadata field '"
              + item.name()
              + "' asks for messages to a pub/sub broker, which Stator has not; drop it, or let daprd"
              + " use Stator as a pluggable component");
    }
  }

  /** What Dapr's runtime reads before a component gets its metadata. */
  private static boolean ofRuntime(Item item) {
    return item.name().equalsIgnoreCase(PRIMARY_KEY) || item.name().equalsIgnoreCase(SECONDARY_KEY);
  }

  /**
   * The encryption that a state store's metadata asks for; null for none.
   *
   * <p>Source: Dapr docs, "How-To: Encrypt application state".
   *
   * @throws YamlError if a key is not one, or does not come from a secret
   */
  @Nullable Encryption encryption(ComponentDocument component) {
    Encryption.@Nullable Key primary = key(component, PRIMARY_KEY);
    Encryption.@Nullable Key secondary = key(component, SECONDARY_KEY);
    String complaint;
    try {
      if (primary != null) {
        return new Encryption(primary, secondary);
      }
      if (secondary == null) {
        return null;
      }
      complaint = "metadata field '" + SECONDARY_KEY + "' needs " + PRIMARY_KEY;
    } catch (IllegalArgumentException wrong) {
      complaint = String.valueOf(wrong.getMessage());
    }
    throw new YamlError(
        position(component, complaint), component.metadata().title() + ": " + complaint);
  }

  private Encryption.@Nullable Key key(ComponentDocument component, String name) {
    for (Item item : component.items()) {
      if (item.name().equalsIgnoreCase(name)) {
        String secret =
            switch (item.source()) {
              case SecretSource.SecretKeyRef ref -> ref.name();
              case SecretSource.StoreKeyRef ref -> ref.name();
              case SecretSource.Literal literal -> throw notSecret(component, item);
              case SecretSource.EnvRef env -> throw notSecret(component, item);
            };
        return new Encryption.Key(secret, resolved(component, item));
      }
    }
    return null;
  }

  private static YamlError notSecret(ComponentDocument component, Item item) {
    return new YamlError(
        item.position(),
        component.metadata().title()
            + ": metadata field '"
            + item.name()
            + "' must come from a secretKeyRef");
  }

  /** The line of the first field that {@code complaint} names, else the document's. */
  private static Position position(ComponentDocument component, String complaint) {
    Matcher field = FIELD.matcher(complaint);
    while (field.find()) {
      Optional<Item> item =
          component.items().stream()
              .filter(one -> one.name().equalsIgnoreCase(field.group(1)))
              .findFirst();
      if (item.isPresent()) {
        return item.get().position();
      }
    }
    return component.metadata().position();
  }

  /** Source: Dapr docs, "Component schema", section "Templated metadata values". */
  private String filled(Item item, String value) {
    return TEMPLATE
        .matcher(value)
        .replaceAll(found -> Matcher.quoteReplacement(template(item, found.group(1))));
  }

  private String template(Item item, String name) {
    String appId = context.config().resources().appId();
    return switch (name) {
      case "uuid" -> UUID.randomUUID().toString();
      case "appID" -> appId;
      case "namespace" -> namespace().isEmpty() ? appId : namespace() + "." + appId;
      default -> {
        @Nullable String pod = context.secrets().variable("POD_NAME");
        if (pod == null || pod.isEmpty()) {
          throw new YamlError(
              item.position(), "'" + item.name() + "' has {podName}, but POD_NAME is not set");
        }
        yield pod;
      }
    };
  }
}
