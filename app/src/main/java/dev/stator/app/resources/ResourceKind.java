package dev.stator.app.resources;

import dev.stator.model.naming.Suggestion;
import dev.stator.yaml.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of documents, each with the one version of its format that is read. */
public enum ResourceKind {
  COMPONENT("Component", "dapr.io/v1alpha1"),
  SCALED_OBJECT("ScaledObject", "keda.sh/v1alpha1"),
  SCALED_JOB("ScaledJob", "keda.sh/v1alpha1"),
  TRIGGER_AUTHENTICATION("TriggerAuthentication", "keda.sh/v1alpha1"),
  CLUSTER_TRIGGER_AUTHENTICATION("ClusterTriggerAuthentication", "keda.sh/v1alpha1"),
  SECRET("Secret", "v1"),
  STORAGE("Storage", "stator.dev/v1"),
  CONNECTION("Connection", "stator.dev/v1");

  private final String label;
  private final String apiVersion;

  ResourceKind(String label, String apiVersion) {
    this.label = label;
    this.apiVersion = apiVersion;
  }

  public String label() {
    return label;
  }

  /**
   * @throws dev.stator.yaml.YamlError if kind or apiVersion is none of ours
   */
  static ResourceKind of(Fields document) {
    String apiVersion = document.text("apiVersion");
    String label = document.text("kind");
    Optional<ResourceKind> known =
        Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    if (known.isEmpty()) {
      throw document.error("kind", "'" + label + "' is not read by Stator" + suggestion(label));
    }
    ResourceKind kind = known.get();
    if (!kind.apiVersion.equals(apiVersion)) {
      throw document.error(
          "apiVersion",
          "of a " + label + " must be " + kind.apiVersion + ", not '" + apiVersion + "'");
    }
    return kind;
  }

  /**
   * Whether a document is an object of Kubernetes that does not concern Stator: of another group,
   * so that a typing error in the name of one of these kinds is still told.
   */
  static boolean isOthers(Fields document) {
    String group = group(document.text("apiVersion"));
    String label = document.text("kind");
    return Arrays.stream(values())
        .noneMatch(
            kind ->
                kind.label.equals(label)
                    || (!group.isEmpty() && group(kind.apiVersion).equals(group)));
  }

  /** Empty for Kubernetes's own first kinds. */
  private static String group(String apiVersion) {
    int end = apiVersion.indexOf('/');
    return end < 0 ? "" : apiVersion.substring(0, end);
  }

  private static String suggestion(String label) {
    List<String> labels = Arrays.stream(values()).map(ResourceKind::label).toList();
    String suggestion = Suggestion.among(labels, label);
    return suggestion.startsWith("; known") ? "; known: " + all() : suggestion;
  }

  private static String all() {
    return Arrays.stream(values())
        .map(kind -> kind.label + " (" + kind.apiVersion + ")")
        .collect(Collectors.joining(", "));
  }
}
