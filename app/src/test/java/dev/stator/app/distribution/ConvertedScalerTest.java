package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.resources.Seed;
import dev.stator.app.resources.SeedKeys;
import dev.stator.keda.counting.Events;
import dev.stator.keda.trigger.ScaledWorkload;
import dev.stator.server.keda.ExternalScalerClient;
import dev.stator.yaml.YamlFile;
import dev.stator.yaml.YamlNode;
import dev.stator.yaml.YamlText;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What {@code stator scaler convert} writes, run as Kubernetes would: the Deployment's arguments,
 * the ConfigMap's files, the Secret's keys in the environment; asked with the converted trigger's
 * metadata, as KEDA would. A second Stator that demands the Secret's keys stands where AWS would.
 */
class ConvertedScalerTest {
  private static final String RESOURCES = "/etc/stator/resources";

  @TempDir Path folder;

  @Test
  void the_converted_objects_run_and_count() throws Exception {
    Map<String, String> keys =
        Map.of(
            "STATOR_ACCESS_KEY_ID", SeedKeys.ID,
            "STATOR_SECRET_ACCESS_KEY", SeedKeys.KEY,
            "STATOR_SESSION_TOKEN", SeedKeys.SESSION);
    String[] locked = {
      "serve",
      "--memory",
      "--front-ends",
      "dynamodb",
      "--dynamodb-port",
      "0",
      "--http-port",
      "0",
      "--region",
      "eu-west-2"
    };
    try (StatorProcess there = StatorProcess.startIn(keys, folder, locked)) {
      there.awaitAlive(() -> there.out().contains("\n  Backend "));
      URI endpoint = there.url("DynamoDB");
      try (DynamoDbClient dynamo = SeedKeys.client(endpoint)) {
        Events.create(dynamo);
        Events.put(dynamo, 0, 7);
      }
      List<Map<String, Object>> objects = convert(endpoint);
      assertThat(objects)
          .extracting(object -> object.get("kind"))
          .containsExactly("ScaledObject", "ConfigMap", "Deployment", "Service");
      try (StatorProcess scaler = start(objects.get(1), objects.get(2))) {
        String port = scaler.address("KEDA scaler").replaceAll(".*:", "");
        try (ExternalScalerClient keda = new ExternalScalerClient("127.0.0.1:" + port)) {
          ExternalScalerClient.Poll poll =
              keda.poll(
                  new ScaledWorkload("default", "aws-dynamodb-table-scaledobject"),
                  metadata(objects.getFirst()));
          assertThat(poll)
              .isEqualTo(new ExternalScalerClient.Poll("aws-dynamodb-keda-events", 5, 7, true));
        }
      }
    }
  }

  private List<Map<String, Object>> convert(URI endpoint) throws Exception {
    Path file = folder.resolve("keda.yaml");
    Files.writeString(file, Seed.kedaUser() + "      awsEndpoint: " + endpoint + "\n");
    try (StatorProcess convert =
        StatorProcess.start(
            folder, "scaler", "convert", "--image", "registry.example/stator:1", "" + file)) {
      assertThat(convert.exitCode()).as(convert.err()).isZero();
      List<Map<String, Object>> objects = new ArrayList<>();
      for (YamlNode document : YamlFile.parse("converted.yaml", convert.out())) {
        objects.add(YamlText.values((YamlNode.Mapping) document));
      }
      return objects;
    }
  }

  /** The container, with free ports, the ConfigMap mounted and the Secret's values given. */
  private StatorProcess start(Map<String, Object> configMap, Map<String, Object> deployment)
      throws Exception {
    // As the kubelet mounts it: files are links through a folder that is replaced as a whole.
    Path mounted = folder.resolve("mounted");
    Path version = Files.createDirectories(mounted.resolve("..2026_11_21"));
    Files.createSymbolicLink(mounted.resolve("..data"), version.getFileName());
    for (Map.Entry<String, Object> file : map(configMap.get("data")).entrySet()) {
      Files.writeString(version.resolve(file.getKey()), String.valueOf(file.getValue()));
      Files.createSymbolicLink(
          mounted.resolve(file.getKey()), Path.of("..data").resolve(file.getKey()));
    }
    Map<String, Object> pod = map(map(map(deployment.get("spec")).get("template")).get("spec"));
    Map<String, Object> container = map(list(pod.get("containers")).getFirst());
    List<String> arguments = new ArrayList<>();
    for (Object argument : list(container.get("args"))) {
      arguments.add(String.valueOf(argument).replace(RESOURCES, mounted.toString()));
    }
    arguments.addAll(List.of("--keda-port", "0", "--http-port", "0"));
    Map<String, String> values =
        Map.of(
            "AWS_ACCESS_KEY_ID", SeedKeys.ID,
            "AWS_SECRET_ACCESS_KEY", SeedKeys.KEY,
            "AWS_SESSION_TOKEN", SeedKeys.SESSION);
    Map<String, String> environment = new HashMap<>();
    for (Object variable : list(container.get("env"))) {
      Map<String, Object> secret = map(map(map(variable).get("valueFrom")).get("secretKeyRef"));
      assertThat(secret.get("name")).isEqualTo("test-secrets");
      environment.put(
          String.valueOf(map(variable).get("name")),
          Objects.requireNonNull(values.get(String.valueOf(secret.get("key")))));
    }
    assertThat(environment).hasSize(3);
    StatorProcess scaler =
        StatorProcess.startIn(environment, folder, arguments.toArray(String[]::new));
    scaler.awaitAlive(() -> scaler.out().contains("\n  Backend "));
    return scaler;
  }

  private static Map<String, String> metadata(Map<String, Object> scaled) {
    Map<String, Object> trigger = map(list(map(scaled.get("spec")).get("triggers")).getFirst());
    assertThat(trigger.get("type")).isEqualTo("external");
    Map<String, String> metadata = new HashMap<>();
    map(trigger.get("metadata")).forEach((name, value) -> metadata.put(name, "" + value));
    return metadata;
  }

  @SuppressWarnings("unchecked") // as YamlText makes them
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked") // as YamlText makes them
  private static List<Object> list(@Nullable Object value) {
    return (List<Object>) Objects.requireNonNull(value);
  }
}
