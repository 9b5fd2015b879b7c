package dev.stator.keda.manifest;

import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.yaml.Fields;
import dev.stator.yaml.Position;
import dev.stator.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a document is.
 *
 * @param position where it begins
 * @param namespace null if it does not say: it then goes wherever it is looked for
 */
public record ManifestMetadata(
    ManifestKind kind,
    Position position,
    String name,
    @Nullable String namespace,
    Map<String, String> annotations) {
  /** Where Kubernetes puts what does not say. */
  public static final String STANDARD_NAMESPACE = "default";

  private static final int NAME_LENGTH_MAX = 253;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");

  public ManifestMetadata {
    annotations = Map.copyOf(annotations);
  }

  static ManifestMetadata read(ManifestKind kind, Fields document) {
    Fields metadata = document.mapping("metadata");
    String name = metadata.text("name");
    checkName(metadata, "name", name);
    @Nullable String namespace = metadata.optionalText("namespace");
    if (namespace != null) {
      checkName(metadata, "namespace", namespace);
    }
    return new ManifestMetadata(kind, document.position(), name, namespace, annotations(metadata));
  }

  private static Map<String, String> annotations(Fields metadata) {
    @Nullable Fields written = metadata.optionalMapping("annotations");
    Map<String, String> annotations = new LinkedHashMap<>();
    if (written != null) {
      for (String name : written.names()) {
        YamlNode.@Nullable Scalar value = written.scalar(name);
        annotations.put(name, value == null ? "" : value.text());
      }
    }
    return annotations;
  }

  private static void checkName(Fields metadata, String field, String name) {
    if (name.length() > NAME_LENGTH_MAX || !NAME.matcher(name).matches()) {
      throw metadata.error(
          field,
          "'"
              + name
              + "' must be letters, digits, '.', '-' and '_', at most "
              + NAME_LENGTH_MAX
              + ", with a letter or digit at both ends");
    }
  }

  /** The namespace, or the one where Kubernetes puts what does not say. */
  public String namespaceOrStandard() {
    return namespace == null ? STANDARD_NAMESPACE : namespace;
  }

  /** As KEDA's calls name it. */
  public ScaledWorkload workload() {
    return new ScaledWorkload(namespaceOrStandard(), name);
  }

  /** For messages: {@code ScaledObject 'orders'}. */
  public String title() {
    return kind.label() + " '" + name + "'";
  }

  /** For messages: {@code Secret 'keys' in namespace 'default'}. */
  String titleWithNamespace() {
    return title()
        + (namespace == null ? " without namespace" : " in namespace '" + namespace + "'");
  }
}
