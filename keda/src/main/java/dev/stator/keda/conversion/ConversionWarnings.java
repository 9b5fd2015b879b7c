package dev.stator.keda.conversion;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a conversion cannot do by itself, each told once. */
final class ConversionWarnings {
  private final ConversionSettings settings;
  private final Set<String> lines = new LinkedHashSet<>();

  ConversionWarnings(ConversionSettings settings) {
    this.settings = settings;
  }

  List<String> all() {
    return List.copyOf(lines);
  }

  static String title(Map<String, Object> document) {
    return Members.kind(document) + " '" + Members.name(document) + "'";
  }

  void noPush(Map<String, Object> document) {
    lines.add(
        "KEDA has no push for ScaledJobs: " + title(document) + " is converted to type external");
  }

  void namespace(Map<String, Object> document) {
    lines.add(
        title(document)
            + " says no namespace: it is written as '"
            + Members.namespace(document)
            + "', where the scaler is too");
  }

  /** KEDA reads such variables in the workload's container, where the scaler cannot. */
  void trigger(Map<String, Object> document, Map<String, Object> trigger) {
    Members.map(trigger.get("metadata"))
        .forEach(
            (field, variable) -> {
              if (field.endsWith("FromEnv")) {
                lines.add(variable(title(document), variable));
              }
            });
  }

  private static String variable(String title, @Nullable Object name) {
    return title
        + " takes variable "
        + name
        + " of the workload's container: give it to the scaler's container, too";
  }

  void authentication(Map<String, Object> document, String namespace) {
    Map<String, Object> spec = Members.map(document.get("spec"));
    for (Object variable : Members.list(spec.get("env"))) {
      lines.add(variable(title(document), Members.map(variable).get("name")));
    }
    boolean clusterWide = Members.kind(document).startsWith("Cluster");
    for (Object target : Members.list(spec.get("secretTargetRef"))) {
      if (clusterWide) {
        lines.add(
            title(document)
                + ": KEDA has Secret '"
                + Members.map(target).get("name")
                + "' in its own namespace, the scaler needs it in '"
                + namespace
                + "'");
      }
    }
    if (spec.get("podIdentity") != null && settings.serviceAccount() == null) {
      lines.add(
          title(document)
              + " has a pod identity: name a service account for the scaler that may be it");
    }
  }

  void network(String namespace) {
    if (settings.serverTls() == null) {
      lines.add(
          "the Service of the scaler is open to every pod of the cluster, in plain text; name a TLS"
              + " secret and a client secret");
    } else {
      lines.add(
          "the certificate in Secret '"
              + settings.serverTls()
              + "' must be for "
              + settings.host(namespace)
              + (settings.clientTls() == null
                  ? "; without a client secret every pod of the cluster may call"
                  : ""));
    }
  }
}
