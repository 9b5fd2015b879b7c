package dev.stator.app.wiring;

import dev.stator.app.resources.ComponentDocument;
import dev.stator.app.resources.ComponentDocument.Item;
import dev.stator.yaml.Position;
import dev.stator.yaml.YamlError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A component's metadata as the Dapr library wants it: references followed, templates filled in.
 * Complaints of the library get the line of the field they name.
 */
final class ComponentProperties {
  private static final Pattern TEMPLATE = Pattern.compile("\\{(uuid|podName|namespace|appID)}");
  private static final Pattern FIELD = Pattern.compile("'([^']+)'");

  private final WiringContext context;

  ComponentProperties(WiringContext context) {
    this.context = context;
  }

  /** The namespace that applications are in, from the environment as Dapr's sidecar has it. */
  String namespace() {
    String namespace = System.getenv("NAMESPACE");
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
      String value =
          context.secrets().resolve(item.source(), component.metadata().namespace()).reveal();
      properties.put(item.name(), filled(item, value));
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
        String pod = System.getenv("POD_NAME");
        if (pod == null) {
          throw new YamlError(
              item.position(), "'" + item.name() + "' has {podName}, but POD_NAME is not set");
        }
        yield pod;
      }
    };
  }
}
