package dev.stator.keda.conversion;

import dev.stator.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes objects of the scaler in one namespace. Its resources are the original documents;
 * what TriggerAuthentications take from Secrets reaches them as variables of the environment, so
 * that no Secret is copied.
 */
final class ScalerObjects {
  private static final String DIGEST = "stator.dev/resources-digest";

  private final ConversionSettings settings;
  private final String namespace;
  private final List<Map<String, Object>> resources = new ArrayList<>();
  private final SecretVariables variables = new SecretVariables();

  ScalerObjects(ConversionSettings settings, String namespace) {
    this.settings = settings;
    this.namespace = namespace;
  }

  void add(Map<String, Object> scaled) {
    resources.add(scaled);
  }

  /** Takes a TriggerAuthentication, or one of the cluster, that a trigger refers to. */
  void addAuthentication(Map<String, Object> document) {
    Map<String, Object> spec = Members.map(document.get("spec"));
    List<Object> env = new ArrayList<>(Members.list(spec.get("env")));
    for (Object target : Members.list(spec.remove("secretTargetRef"))) {
      Map<String, Object> reference = Members.map(target);
      String variable =
          variables.name(
              String.valueOf(reference.get("name")), String.valueOf(reference.get("key")));
      env.add(Members.of("parameter", reference.getOrDefault("parameter", ""), "name", variable));
    }
    if (!env.isEmpty()) {
      spec.put("env", env);
    }
    Map<String, Object> rewritten = new LinkedHashMap<>(document);
    rewritten.put("spec", spec);
    resources.add(rewritten);
  }

  List<Map<String, Object>> documents() {
    List<Map<String, Object>> documents = new ArrayList<>();
    if (settings.serverTls() != null) {
      documents.add(authentication(settings.serverTls(), settings.clientTls()));
    }
    documents.add(configMap());
    documents.add(deployment());
    documents.add(service());
    return documents;
  }

  /**
   * What KEDA needs to reach the scaler over TLS.
   *
   * <p>Source: KEDA documentation, "External", authentication parameters.
   */
  private Map<String, Object> authentication(String server, @Nullable String client) {
    List<Object> targets = new ArrayList<>();
    targets.add(Members.of("parameter", "caCert", "name", server, "key", "ca.crt"));
    if (client != null) {
      targets.add(Members.of("parameter", "tlsClientCert", "name", client, "key", "tls.crt"));
      targets.add(Members.of("parameter", "tlsClientKey", "name", client, "key", "tls.key"));
    }
    return Members.of(
        "apiVersion",
        "keda.sh/v1alpha1",
        "kind",
        "TriggerAuthentication",
        "metadata",
        metadata(),
        "spec",
        Members.of("secretTargetRef", targets));
  }

  private String resourceText() {
    return YamlText.write(resources);
  }

  private Map<String, Object> configMap() {
    return Members.of(
        "apiVersion",
        "v1",
        "kind",
        "ConfigMap",
        "metadata",
        metadata(),
        "data",
        Members.of("scaler.yaml", resourceText()));
  }

  private Map<String, Object> deployment() {
    return Members.of(
        "apiVersion",
        "apps/v1",
        "kind",
        "Deployment",
        "metadata",
        metadata(),
        "spec",
        Members.of(
            "replicas",
            1,
            "selector",
            Members.of("matchLabels", labels()),
            "template",
            Members.of(
                "metadata",
                Members.of(
                    "labels",
                    labels(),
                    // The scaler reads its resources when it starts: others need another pod.
                    "annotations",
                    Members.of(DIGEST, Digest.of(resourceText()))),
                "spec",
                new ScalerPod(settings, variables.env()).spec())));
  }

  /** Headless, so that KEDA's client sees every instance and spreads its calls. */
  private Map<String, Object> service() {
    return Members.of(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        metadata(),
        "spec",
        Members.of(
            "clusterIP",
            "None",
            "selector",
            labels(),
            "ports",
            List.of(
                Members.of(
                    "name", "grpc", "port", ConversionSettings.PORT, "targetPort", "grpc"))));
  }

  private Map<String, Object> metadata() {
    return Members.of("name", settings.name(), "namespace", namespace, "labels", labels());
  }

  private Map<String, Object> labels() {
    return Members.of("app.kubernetes.io/name", settings.name());
  }
}
