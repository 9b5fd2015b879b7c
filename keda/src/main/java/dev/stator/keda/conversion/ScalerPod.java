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
