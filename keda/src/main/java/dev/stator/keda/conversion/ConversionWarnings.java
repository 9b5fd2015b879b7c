package dev.stator.keda.conversion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a conversion cannot do by itself, each told once. */
final class ConversionWarnings {
  private static final String OPERATOR = "operator";
  private static final String ROLE = "awsRoleArn";

  /** As the member is missing, or says that there is none. */
  private static final Set<String> NO_PROVIDER = Set.of("null", "none");

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
    Map<String, Object> metadata = Members.map(trigger.get("metadata"));
    if (OPERATOR.equals(metadata.get("identityOwner"))) {
      identity(title(document) + " uses the identity of KEDA's operator, which the scaler lacks");
    }
    metadata.forEach(
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
    if (!NO_PROVIDER.contains(
        String.valueOf(Members.map(spec.get("podIdentity")).get("provider")))) {
      identity(title(document) + " has a pod identity");
    } else if (hasRole(spec)) {
      identity(title(document) + " has a role, which is taken with an identity");
    }
  }

  private static boolean hasRole(Map<String, Object> spec) {
    List<Object> parameters = new ArrayList<>(Members.list(spec.get("secretTargetRef")));
    parameters.addAll(Members.list(spec.get("env")));
    return parameters.stream()
        .anyMatch(parameter -> ROLE.equals(Members.map(parameter).get("parameter")));
  }

  private void identity(String why) {
    if (settings.serviceAccount() == null) {
      lines.add(why + ": name a service account for the scaler that may be it");
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
