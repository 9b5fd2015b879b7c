package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Runs after the distribution is built; the AWS SDK is the client. */
class DistributionTest {
  @TempDir Path folder;

  @Test
  void keeps_what_it_answered_over_a_clean_stop_and_over_kill() {
    try (StatorProcess first = StatorProcess.serve(folder)) {
      put(first.url("DynamoDB"), "1");
      assertThat(first.terminate().exitCode()).isEqualTo(0);
      assertThat(first.out()).endsWith("Stopped; the store is closed.\n");
      assertThat(first.err()).isEmpty();
    }
    try (StatorProcess second = StatorProcess.serve(folder)) {
      assertThat(has(second.url("DynamoDB"), "1")).isTrue();
      put(second.url("DynamoDB"), "2");
      try (StatorProcess check = StatorProcess.start(folder, "check")) {
        assertThat(check.exitCode()).isEqualTo(4);
        assertThat(check.err()).contains("is open in another process");
      }
      second.kill().exitCode();
    }
    try (StatorProcess check = StatorProcess.start(folder, "check")) {
      assertThat(check.exitCode()).as(check.err()).isEqualTo(0);
      assertThat(check.out()).startsWith("The data folder ./stator-data is sound.\n");
    }
    try (StatorProcess third = StatorProcess.serve(folder)) {
      assertThat(has(third.url("DynamoDB"), "1")).isTrue();
      assertThat(has(third.url("DynamoDB"), "2")).isTrue();
    }
    assertThat(folder.resolve("stator-data")).isDirectory();
  }

  @Test
  void stops_cleanly_in_the_middle_of_its_start() {
    Path lock = folder.resolve("stator-data").resolve("LOCK");
    try (StatorProcess first = StatorProcess.startServing(folder)) {
      first.awaitAlive(() -> Files.exists(lock));
      assertThat(first.terminate().exitCode()).isEqualTo(0);
      assertThat(first.out()).contains("Stopping: ").endsWith("Stopped; the store is closed.\n");
      assertThat(first.err()).isEmpty();
    }
    StatorProcess.serve(folder).close();
  }

  @Test
  void refuses_a_folder_that_another_process_uses() {
    try (StatorProcess first = StatorProcess.serve(folder);
        StatorProcess second =
            StatorProcess.start(folder, "serve", "--front-ends", "storage", "--http-port", "0")) {
      assertThat(second.exitCode()).isEqualTo(4);
      assertThat(second.err())
          .startsWith("stator: ")
          .contains(folder.resolve("stator-data").getFileName().toString(), "--data")
          .hasLineCount(1);
      assertThat(first.err()).isEmpty();
    }
  }

  @Test
  void refuses_a_port_that_another_process_uses() {
    try (StatorProcess first = StatorProcess.serve(folder, "--memory")) {
      String port = String.valueOf(first.url("DynamoDB").getPort());
      try (StatorProcess second =
          StatorProcess.start(
              folder,
              "serve",
              "--memory",
              "--front-ends",
              "dynamodb",
              "--http-port",
              "0",
              "--dynamodb-port",
              port)) {
        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err())
            .isEqualTo(
                "stator: port "
                    + port
                    + " on 127.0.0.1 is taken; choose another with --dynamodb-port\n");
      }
    }
  }

  @Test
  void tells_what_is_missing_to_ask_aws() {
    Map<String, String> nothing =
        Map.of(
            "AWS_EC2_METADATA_DISABLED", "true",
            "AWS_CONFIG_FILE", "nowhere",
            "AWS_SHARED_CREDENTIALS_FILE", "nowhere");
    String[] onAws = {"serve", "--backend", "aws", "--front-ends", "dapr", "--http-port", "0"};
    try (StatorProcess process = StatorProcess.startIn(nothing, folder, onAws)) {
      assertThat(process.exitCode()).isEqualTo(5);
      assertThat(process.err())
          .startsWith("stator: built-in.yaml:2: Component 'statestore': no AWS region: ")
          .hasLineCount(1);
    }
    Map<String, String> region = new HashMap<>(nothing);
    region.put("AWS_REGION", "eu-west-1");
    try (StatorProcess process = StatorProcess.startIn(region, folder, onAws)) {
      assertThat(process.exitCode()).isEqualTo(5);
      assertThat(process.err())
          .startsWith("stator: built-in.yaml:2: Component 'statestore': ")
          .contains("no AWS credentials: ")
          .hasLineCount(1);
    }
  }

  @Test
  void tells_usage_errors_and_its_version() throws Exception {
    try (StatorProcess process = StatorProcess.start(folder, "serve", "--prot", "1")) {
      assertThat(process.exitCode()).isEqualTo(2);
      assertThat(process.err()).startsWith("stator: unknown flag --prot");
    }
    try (StatorProcess process = StatorProcess.start(folder, "--version")) {
      assertThat(process.exitCode()).isEqualTo(0);
      assertThat(process.out()).matches("stator \\d+\\.\\d+\\.\\d+.*\n");
    }
    assertThat(Files.isExecutable(Path.of("target/dist/bin/stator"))).isTrue();
    assertThat(Path.of("target/dist/LICENSE")).isNotEmptyFile();
  }

  @Test
  void asks_tables_of_a_server_and_of_a_folder() {
    try (StatorProcess server = StatorProcess.serve(folder)) {
      String endpoint = server.url("DynamoDB").toString();
      String item = "{\"id\": \"1\", \"n\": 12345678901234567890}";
      assertThat(ended("put", "items", item, "--endpoint", endpoint)).isEmpty();
      assertThat(ended("sql", "SELECT n FROM items WHERE id = '1'", "--endpoint", endpoint))
          .isEqualTo("n\n--------------------\n12345678901234567890\n");
      try (StatorProcess locked = StatorProcess.start(folder, "tables", "--data", "stator-data")) {
        assertThat(locked.exitCode()).isEqualTo(4);
        assertThat(locked.err()).contains("ask its server with --endpoint").hasLineCount(1);
      }
      assertThat(server.terminate().exitCode()).isEqualTo(0);
    }
    assertThat(ended("get", "items", "id=1", "--output", "json", "--data", "stator-data"))
        .contains("\"n\":12345678901234567890");
  }

  @Test
  void tells_changes_until_it_is_stopped() {
    try (StatorProcess server = StatorProcess.serve(folder, "--memory")) {
      URI endpoint = server.url("DynamoDB");
      try (DynamoDbClient client = client(endpoint)) {
        client.updateTable(
            u ->
                u.tableName("items")
                    .streamSpecification(
                        s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
      }
      try (StatorProcess tail =
          StatorProcess.start(
              folder, "tail", "items", "--from-oldest", "--endpoint", endpoint.toString())) {
        put(endpoint, "7");
        tail.awaitAlive(() -> tail.out().endsWith("  INSERT  {\"id\":\"7\"}\n"));
        assertThat(tail.terminate().exitCode()).isEqualTo(0);
        assertThat(tail.err()).isEmpty();
      }
    }
  }

  /** What a command printed that ended well and had nothing to complain of. */
  private String ended(String... words) {
    try (StatorProcess command = StatorProcess.start(folder, words)) {
      assertThat(command.exitCode()).as(command.err()).isEqualTo(0);
      assertThat(command.err()).isEmpty();
      return command.out();
    }
  }

  private static void put(URI endpoint, String id) {
    try (DynamoDbClient client = client(endpoint)) {
      client.putItem(request -> request.tableName("items").item(item(id)));
    }
  }

  private static boolean has(URI endpoint, String id) {
    try (DynamoDbClient client = client(endpoint)) {
      return client
          .getItem(request -> request.tableName("items").key(item(id)).consistentRead(true))
          .hasItem();
    }
  }

  private static Map<String, AttributeValue> item(String id) {
    return Map.of("id", AttributeValue.fromS(id));
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }
}
