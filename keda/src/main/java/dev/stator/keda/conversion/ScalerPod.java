package dev.stator.keda.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pod of the scaler, which the strictest of Kubernetes's pod security standards lets in.
 *
 * <p>Source: Kubernetes documentation, "Pod Security Standards", restricted.
 */
final class ScalerPod {
  private static final String RESOURCES = "/etc/stator/resources";
  private static final String TLS = "/etc/stator/tls";
  private static final int USER_ID = 65_532;

  /** Enough for a heap of 128 MB: counting takes the same whatever the table's size. */
  private static final String MEMORY = "512Mi";

  /** A busy node may give a JVM little at its start. */
  private static final int START_SECONDS_MAX = 120;

  private final ConversionSettings settings;
  private final List<Object> env;

  /**
   * @param env of the container
   */
  ScalerPod(ConversionSettings settings, List<Object> env) {
    this.settings = settings;
    this.env = env;
  }

  Map<String, Object> spec() {
    Map<String, Object> spec = Members.of();
    if (settings.serviceAccount() != null) {
      spec.put("serviceAccountName", settings.serviceAccount());
    }
    // AWS's identities have volumes of their own; Kubernetes itself is not asked.
    spec.put("automountServiceAccountToken", false);
    spec.put(
        "securityContext",
        Members.of(
            "runAsNonRoot",
            true,
            "runAsUser",
            USER_ID,
            "runAsGroup",
            USER_ID,
            // the key of the TLS secret is readable to this group
            "fsGroup",
            USER_ID,
            "seccompProfile",
            Members.of("type", "RuntimeDefault")));
    spec.put("containers", List.of(container()));
    List<Object> volumes = new ArrayList<>();
    volumes.add(Members.of("name", "resources", "configMap", Members.of("name", settings.name())));
    volumes.add(Members.of("name", "tmp", "emptyDir", Members.of()));
    if (settings.serverTls() != null) {
      volumes.add(
          Members.of("name", "tls", "secret", Members.of("secretName", settings.serverTls())));
    }
    spec.put("volumes", volumes);
    return spec;
  }

  private Map<String, Object> container() {
    Map<String, Object> container =
        Members.of("name", "scaler", "image", settings.image(), "args", arguments());
    if (!env.isEmpty()) {
      container.put("env", env);
    }
    container.put(
        "ports",
        List.of(
            Members.of("name", "grpc", "containerPort", ConversionSettings.PORT),
            Members.of("name", "http", "containerPort", ConversionSettings.HEALTH_PORT)));
    container.put(
        "resources",
        Members.of(
            "requests",
            Members.of("cpu", "100m", "memory", MEMORY),
            // A quarter of it is heap; the JVM needs a limit to know how much there is.
            "limits",
            Members.of("memory", MEMORY)));
    Map<String, Object> startup = probe("/healthz");
    startup.put("periodSeconds", 1);
    startup.put("failureThreshold", START_SECONDS_MAX);
    container.put("startupProbe", startup);
    container.put("readinessProbe", probe("/readyz"));
    container.put("livenessProbe", probe("/healthz"));
    container.put(
        "securityContext",
        Members.of(
            "allowPrivilegeEscalation",
            false,
            "readOnlyRootFilesystem",
            true,
            "capabilities",
            Members.of("drop", List.of("ALL"))));
    List<Object> mounts = new ArrayList<>();
    mounts.add(mount("resources", RESOURCES));
    mounts.add(Members.of("name", "tmp", "mountPath", "/tmp"));
    if (settings.serverTls() != null) {
      mounts.add(mount("tls", TLS));
    }
    container.put("volumeMounts", mounts);
    return container;
  }

  private List<Object> arguments() {
    List<Object> arguments =
        new ArrayList<>(
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
                RESOURCES));
    if (settings.serverTls() != null) {
      arguments.addAll(
          List.of("--tls-certificate", TLS + "/tls.crt", "--tls-key", TLS + "/tls.key"));
    }
    if (settings.clientTls() != null) {
      arguments.addAll(List.of("--grpc-client-ca", TLS + "/ca.crt"));
    }
    return arguments;
  }

  private Map<String, Object> probe(String path) {
    Map<String, Object> get = Members.of("path", path, "port", "http");
    if (settings.serverTls() != null) {
      get.put("scheme", "HTTPS");
    }
    return Members.of("httpGet", get);
  }

  private static Map<String, Object> mount(String name, String path) {
    return Members.of("name", name, "mountPath", path, "readOnly", true);
  }
}
