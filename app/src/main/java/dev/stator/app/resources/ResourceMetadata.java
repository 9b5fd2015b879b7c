package dev.stator.app.resources;

import dev.stator.app.config.Backend;
import dev.stator.model.naming.Suggestion;
import dev.stator.yaml.Fields;
import dev.stator.yaml.Position;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a resource is.
 *
 * @param position where its document begins
 * @param namespace null if the document does not say: it then goes wherever it is looked for
 * @param backend what the annotation {@code stator.dev/backend} says; null if there is none
 */
public record ResourceMetadata(
    ResourceKind kind,
    Position position,
    String name,
    @Nullable String namespace,
    @Nullable Backend backend) {
  private static final String BACKEND = "stator.dev/backend";
  private static final String OURS = "stator.dev/";
  private static final int NAME_LENGTH_MAX = 253;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");

  static ResourceMetadata read(ResourceKind kind, Fields document) {
    Fields metadata = document.mapping("metadata");
    String name = metadata.text("name");
    if (kind == ResourceKind.COMPONENT && !isPlaceholder(name)) {
      checkPathSegment(metadata, name);
    } else {
      checkName(metadata, "name", name);
    }
    @Nullable String namespace = metadata.optionalText("namespace");
    if (namespace != null) {
      checkName(metadata, "namespace", namespace);
    }
    @Nullable Fields annotations = metadata.optionalMapping("annotations");
    return new ResourceMetadata(
        kind,
        document.position(),
        name,
        namespace,
        annotations == null ? null : backend(annotations));
  }

  /** Source: Dapr's runtime, whose components are named as Kubernetes names path segments. */
  private static void checkPathSegment(Fields metadata, String name) {
    if (name.isBlank()
        || name.length() > NAME_LENGTH_MAX
        || name.equals(".")
        || name.equals("..")
        || name.chars().anyMatch(c -> c == '/' || c == '%' || Character.isISOControl(c))) {
      throw metadata.error(
          "name",
          "'"
              + name
              + "' must not be '.' or '..', have no '/' or '%', and at most "
              + NAME_LENGTH_MAX
              + " characters");
    }
  }

  /** As documentation writes what the reader is to put in. */
  private static boolean isPlaceholder(String name) {
    return name.startsWith("<") && name.endsWith(">");
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

  private static @Nullable Backend backend(Fields annotations) {
    for (String name : annotations.names()) {
      if (name.startsWith(OURS) && !name.equals(BACKEND)) {
        throw annotations.error(
            name, "is not a known annotation" + Suggestion.among(List.of(BACKEND), name));
      }
    }
    @Nullable String label = annotations.optionalText(BACKEND);
    if (label == null) {
      return null;
    }
    return Backend.named(label)
        .orElseThrow(
            () ->
                annotations.error(
                    BACKEND,
                    "must be " + String.join(" or ", Backend.labels()) + ", not '" + label + "'"));
  }

  /** Where this resource keeps its data, if {@code standard} is where those do that do not say. */
  public Backend backendOr(Backend standard) {
    return backend == null ? standard : backend;
  }

  /** The namespace, or the one where Kubernetes puts what does not say. */
  public String namespaceOrStandard() {
    return namespace == null ? Resources.STANDARD_NAMESPACE : namespace;
  }

  /** For messages: {@code Component 'statestore'}. */
  public String title() {
    return kind.label() + " '" + name + "'";
  }
}
