package dev.stator.keda.manifest;

import dev.stator.yaml.Fields;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of documents that concern the scaler, each with the one version that is read. */
public enum ManifestKind {
  SCALED_OBJECT("ScaledObject", "keda.sh/v1alpha1"),
  SCALED_JOB("ScaledJob", "keda.sh/v1alpha1"),
  TRIGGER_AUTHENTICATION("TriggerAuthentication", "keda.sh/v1alpha1"),
  CLUSTER_TRIGGER_AUTHENTICATION("ClusterTriggerAuthentication", "keda.sh/v1alpha1"),
  SECRET("Secret", "v1");

  private final String label;
  private final String apiVersion;

  ManifestKind(String label, String apiVersion) {
    this.label = label;
    this.apiVersion = apiVersion;
  }

  public String label() {
    return label;
  }

  public String apiVersion() {
    return apiVersion;
  }

  /** The kind with that label, whatever its version. */
  public static Optional<ManifestKind> named(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }

  /**
   * @throws dev.stator.yaml.YamlError if kind or apiVersion is none of these
   */
  static ManifestKind of(Fields document) {
    String apiVersion = document.text("apiVersion");
    String label = document.text("kind");
    ManifestKind kind =
        named(label)
            .orElseThrow(
                () ->
                    document.error(
                        "kind", "'" + label + "' does not concern the scaler; known: " + all()));
    if (!kind.apiVersion.equals(apiVersion)) {
      throw document.error(
          "apiVersion",
          "of a " + label + " must be " + kind.apiVersion + ", not '" + apiVersion + "'");
    }
    return kind;
  }

  private static String all() {
    return Arrays.stream(values())
        .map(kind -> kind.label + " (" + kind.apiVersion + ")")
        .collect(Collectors.joining(", "));
  }
}
