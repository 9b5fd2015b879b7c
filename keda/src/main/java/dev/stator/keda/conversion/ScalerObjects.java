package dev.stator.keda.conversion;

import dev.stator.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The Kubernetes objects of the scaler in one namespace. Its resources are the original documents;
 * what TriggerAuthentications take from Secrets reaches them as variables of the environment, so
 * that no Secret is copied.
 */
final class ScalerObjects {
  private static final String FOLDER = "/etc/stator/resources";
  private static final int USER_ID = 65_532;

  private final ConversionSettings settings;
  private final String namespace;
  private final List<Map<String, Object>> resources = new ArrayList<>();
  private final Map<String, Object> variables = new LinkedHashMap<>();

  ScalerObjects(ConversionSettings settings, String namespace) {
    this.settings = settings;
    this.namespace = namespace;
  }

  void add(Map<String, Object> scaled) {
    resources.add(scaled);
  }

  /** Takes a TriggerAuthentication of this namespace, or one of the cluster. */
  void addAuthentication(Map<String, Object> document) {
    boolean clusterWide = "ClusterTriggerAuthentication".equals(document.get("kind"));
    if (!clusterWide && !ExternalConversion.namespace(document).equals(namespace)) {
      return;
    }
    Map<String, Object> spec = ExternalConversion.map(document.get("spec"));
    List<Object> env = new ArrayList<>(ExternalConversion.list(spec.get("env")));
    for (Object target : ExternalConversion.list(spec.remove("secretTargetRef"))) {
      Map<String, Object> reference = ExternalConversion.map(target);
      String secret = String.valueOf(reference.get("name"));
      String key = String.valueOf(reference.get("key"));
      String variable = (secret + "_" + key).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      variables.put(variable, Map.of("name", secret, "key", key));
      env.add(ordered("parameter", reference.getOrDefault("parameter", ""), "name", variable));
    }
    if (!env.isEmpty()) {
      spec.put("env", env);
    }
    Map<String, Object> rewritten = new LinkedHashMap<>(document);
    rewritten.put("spec", spec);
    resources.add(rewritten);
  }

  List<Map<String, Object>> documents() {
    return List.of(configMap(), deployment(), service());
  }

  private Map<String, Object> configMap() {
    return ordered(
        "apiVersion",
        "v1",
        "kind",
        "ConfigMap",
        "metadata",
        metadata(),
        "data",
        ordered("scaler.yaml", YamlText.write(resources)));
  }

  private Map<String, Object> deployment() {
    return ordered(
        "apiVersion",
        "apps/v1",
        "kind",
        "Deployment",
        "metadata",
        metadata(),
        "spec",
        ordered(
            "replicas",
            1,
            "selector",
            ordered("matchLabels", labels()),
            "template",
            ordered("metadata", ordered("labels", labels()), "spec", pod())));
  }

  private Map<String, Object> pod() {
    return ordered(
        "securityContext",
        ordered("runAsNonRoot", true, "runAsUser", USER_ID, "runAsGroup", USER_ID),
        "containers",
        List.of(container()),
        "volumes",
        List.of(ordered("name", "resources", "configMap", ordered("name", settings.name()))));
  }

  private Map<String, Object> container() {
    Map<String, Object> container =
        ordered(
            "name",
            "scaler",
            "image",
            settings.image(),
            "args",
            List.of(
                "serve",
                "--front-ends",
                "keda",
                "--backend",
                "aws",
                "--host",
                "0.0.0.0",
                "--allow-unauthenticated-network",
                "--resources",
                FOLDER));
    if (!variables.isEmpty()) {
      List<Object> env = new ArrayList<>();
      variables.forEach(
          (name, reference) ->
              env.add(
                  ordered("name", name, "valueFrom", ordered("secretKeyRef", sorted(reference)))));
      container.put("env", env);
    }
    container.put(
        "ports",
        List.of(
            ordered("name", "grpc", "containerPort", ConversionSettings.PORT),
            ordered("name", "http", "containerPort", ConversionSettings.HEALTH_PORT)));
    container.put("readinessProbe", probe("/readyz"));
    container.put("livenessProbe", probe("/healthz"));
    container.put(
        "securityContext",
        ordered(
            "allowPrivilegeEscalation", false, "capabilities", ordered("drop", List.of("ALL"))));
    container.put(
        "volumeMounts",
        List.of(ordered("name", "resources", "mountPath", FOLDER, "readOnly", true)));
    return container;
  }

  private static Map<String, Object> probe(String path) {
    return ordered("httpGet", ordered("path", path, "port", "http"));
  }

  /** Headless, so that KEDA's client sees every instance and spreads its calls. */
  private Map<String, Object> service() {
    return ordered(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        metadata(),
        "spec",
        ordered(
            "clusterIP",
            "None",
            "selector",
            labels(),
            "ports",
            List.of(
                ordered("name", "grpc", "port", ConversionSettings.PORT, "targetPort", "grpc"))));
  }

  private Map<String, Object> metadata() {
    return ordered("name", settings.name(), "namespace", namespace, "labels", labels());
  }

  private Map<String, Object> labels() {
    return ordered("app.kubernetes.io/name", settings.name());
  }

  private static Map<String, Object> sorted(Object reference) {
    Map<String, Object> own = ExternalConversion.map(reference);
    return ordered("name", own.getOrDefault("name", ""), "key", own.getOrDefault("key", ""));
  }

  /** A map in the order written; names and values by turns. */
  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      map.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
    }
    return map;
  }
}
