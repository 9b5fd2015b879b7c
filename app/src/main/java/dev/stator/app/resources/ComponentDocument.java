package dev.stator.app.resources;

import dev.stator.keda.manifest.Warnings;
import dev.stator.yaml.Fields;
import dev.stator.yaml.Position;
import dev.stator.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Dapr component. Source: Dapr docs, "Component schema".
 *
 * @param items the component's metadata, in the order written; no name twice, whatever its case
 * @param scopes the application ids that may use it; empty for all
 * @param initTimeout how long its start may take
 * @param ignoreErrors whether the process starts although this component does not
 */
public record ComponentDocument(
    ResourceMetadata metadata,
    Type type,
    List<Item> items,
    List<String> scopes,
    Duration initTimeout,
    boolean ignoreErrors)
    implements ResourceDocument {
  private static final Duration INIT_TIMEOUT = Duration.ofSeconds(5);

  /** Dapr's name of the store whose secrets are Secret documents. */
  private static final String KUBERNETES = "kubernetes";

  private static final Set<String> VERSIONS = Set.of("", "v0", "v1");

  /**
   * What types begin with of which Stator has none, or not all. Applications have such components
   * beside those that are served here; a state store or binding that is missing would be another
   * matter.
   */
  private static final Set<String> OTHER_BLOCKS =
      Set.of(
          "pubsub",
          "secretstores",
          "configuration",
          "lock",
          "middleware",
          "crypto",
          "conversation",
          "nameresolution",
          "workflow");

  /** The components that Stator is. */
  public enum Type {
    STATE("state.aws.dynamodb"),
    BINDING("bindings.aws.dynamodb"),
    /** Where other components take their secrets from, as are the next ones. */
    SECRETS_IN_FILE("secretstores.local.file"),
    SECRETS_IN_ENVIRONMENT("secretstores.local.env"),
    /** Of a building block of Dapr's that is not here, such as pub/sub; left out. */
    ELSEWHERE("");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** One name and value of the component's metadata. */
  public record Item(Position position, String name, SecretSource source) {}

  public ComponentDocument {
    items = List.copyOf(items);
    scopes = List.copyOf(scopes);
  }

  static ComponentDocument read(ResourceMetadata metadata, Fields document, Warnings warnings) {
    Fields spec = document.mapping("spec");
    Type type = type(spec);
    if (type == Type.ELSEWHERE) {
      warnings.add(
          metadata.position(),
          metadata.title() + " is left out: " + spec.text("type") + " is not served by Stator");
      return new ComponentDocument(metadata, type, List.of(), List.of(), INIT_TIMEOUT, false);
    }
    @Nullable String version = spec.optionalText("version");
    if (version != null && !VERSIONS.contains(version.toLowerCase(Locale.ROOT))) {
      throw spec.error("version", "must be v1, not '" + version + "'");
    }
    List<Item> items = items(spec, secretStore(document));
    List<String> scopes = scopes(document);
    @Nullable String timeout = spec.optionalText("initTimeout");
    @Nullable Boolean ignoreErrors = spec.optionalBoolean("ignoreErrors");
    warnings.addAll(spec.others());
    warnings.addAll(document.others());
    return new ComponentDocument(
        metadata,
        type,
        items,
        scopes,
        timeout == null ? INIT_TIMEOUT : duration(spec, timeout),
        ignoreErrors != null && ignoreErrors);
  }

  private static Type type(Fields spec) {
    String type = spec.text("type").toLowerCase(Locale.ROOT);
    int dot = type.indexOf('.');
    @Nullable Type missing =
        dot > 0 && OTHER_BLOCKS.contains(type.substring(0, dot)) ? Type.ELSEWHERE : null;
    return served()
        .filter(known -> known.label().equals(type))
        .findFirst()
        .or(() -> Optional.ofNullable(missing))
        .orElseThrow(
            () ->
                spec.error(
                    "type",
                    "'"
                        + type
                        + "' is not served by Stator; known: "
                        + served().map(Type::label).collect(Collectors.joining(", "))));
  }

  private static Stream<Type> served() {
    return Arrays.stream(Type.values()).filter(type -> type != Type.ELSEWHERE);
  }

  private static List<Item> items(Fields spec, @Nullable String store) {
    TreeMap<String, Position> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<Item> items = new ArrayList<>();
    for (Fields item : spec.mappings("metadata")) {
      String name = item.text("name");
      Position first = seen.putIfAbsent(name, item.position());
      if (first != null) {
        throw item.error("name", "'" + name + "' was given already at " + first);
      }
      SecretSource source = SecretSource.ofItem(item);
      item.refuseOthers();
      items.add(new Item(item.position(), name, in(store, source)));
    }
    return items;
  }

  private static SecretSource in(@Nullable String store, SecretSource source) {
    return store != null && source instanceof SecretSource.SecretKeyRef ref
        ? new SecretSource.StoreKeyRef(ref.position(), store, ref.name(), ref.key())
        : source;
  }

  /** The component that secrets come from; null for the folder's Secret documents. */
  private static @Nullable String secretStore(Fields document) {
    @Nullable Fields auth = document.optionalMapping("auth");
    @Nullable String store = auth == null ? null : auth.optionalText("secretStore");
    return store == null || store.isEmpty() || store.equals(KUBERNETES) ? null : store;
  }

  private static List<String> scopes(Fields document) {
    List<String> scopes = new ArrayList<>();
    for (YamlNode item : document.items("scopes")) {
      if (!(item instanceof YamlNode.Scalar scalar) || scalar.text().isBlank()) {
        throw document.error("scopes", "must be a list of application ids");
      }
      scopes.add(scalar.text());
    }
    return scopes;
  }

  private static Duration duration(Fields spec, String text) {
    return GoDuration.parse(text)
        .orElseThrow(
            () ->
                spec.error(
                    "initTimeout",
                    "must be a time such as 5s, 500ms or 1m30s, not '" + text + "'"));
  }
}
