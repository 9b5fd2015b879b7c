package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main jobs of Dapr, Storage and connector on the back end {@code aws}: a second process,
 * reached over HTTP by DynamoDB's protocol, stands where AWS would.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsBackendTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<StatorProcess> started = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path there = Files.createDirectory(folder.resolve("there"));
    Path here = Files.createDirectory(folder.resolve("here"));
    started.add(StatorProcess.serve(there, "--memory", "--front-ends", "dynamodb"));
    URI endpoint = database().url("DynamoDB");
    createTable(endpoint, "states", "key");
    createTable(endpoint, "items", "id");
    createTable(endpoint, "kv-items", "key");
    Path resources = Files.createDirectory(here.resolve("resources"));
    Files.writeString(
        resources.resolve("all.yaml"), RESOURCES.replace("ENDPOINT", endpoint.toString()));
    started.add(StatorProcess.serve(here, "--backend", "aws", "--resources", resources.toString()));
  }

  private StatorProcess database() {
    return started.get(0);
  }

  @AfterAll
  void stop() {
    started.reversed().forEach(StatorProcess::close);
    http.close();
  }

  private static final String RESOURCES =
      """
      apiVersion: dapr.io/v1alpha1
      kind: Component
      metadata:
        name: statestore
      spec:
        type: state.aws.dynamodb
        version: v1
        metadata:
        - {name: table, value: states}
        - {name: region, value: eu-west-1}
        - {name: endpoint, value: "ENDPOINT"}
        - {name: accessKey, value: AKIAIOSFODNN7EXAMPLE}
        - {name: secretKey, value: wJalrXUtnFEMI}
      ---
      apiVersion: dapr.io/v1alpha1
      kind: Component
      metadata:
        name: items
      spec:
        type: bindings.aws.dynamodb
        version: v1
        metadata:
        - {name: table, value: items}
        - {name: region, value: eu-west-1}
        - {name: endpoint, value: "ENDPOINT"}
        - {name: accessKey, value: AKIAIOSFODNN7EXAMPLE}
        - {name: secretKey, value: wJalrXUtnFEMI}
      ---
      apiVersion: stator.dev/v1
      kind: Storage
      metadata:
        name: default
      spec:
        table: kv-items
        region: eu-west-1
        endpoint: "ENDPOINT"
        credentials: {accessKeyId: AKIAIOSFODNN7EXAMPLE, secretAccessKey: wJalrXUtnFEMI}
      ---
      apiVersion: stator.dev/v1
      kind: Connection
      metadata:
        name: default
      spec:
        type: apiKeySecret
        region: eu-west-1
        endpoint: "ENDPOINT"
        accessKeyId: AKIAIOSFODNN7EXAMPLE
        secretAccessKey: wJalrXUtnFEMI
      """;

  private String send(String method, String address, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private void createTable(URI endpoint, String table, String key) throws Exception {
    String answer =
        send(
            "POST",
            endpoint + "/",
            """
            {"TableName":"%s","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"%s","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"%s","KeyType":"HASH"}]}
            """
                .formatted(table, key, key),
            "X-Amz-Target",
            "DynamoDB_20120810.CreateTable",
            "Content-Type",
            "application/x-amz-json-1.0");
    assertThat(answer).startsWith("200");
  }

  private String item(String table, String key) throws Exception {
    return send(
        "POST",
        database().url("DynamoDB") + "/",
        "{\"TableName\":\"" + table + "\",\"Key\":" + key + ",\"ConsistentRead\":true}",
        "X-Amz-Target",
        "DynamoDB_20120810.GetItem",
        "Content-Type",
        "application/x-amz-json-1.0");
  }

  private String base(String frontEnd) {
    URI url = started.get(1).url(frontEnd);
    return url.getScheme() + "://" + url.getAuthority();
  }

  @Test
  void dapr_keeps_states_there() throws Exception {
    String states = base("Dapr") + "/v1.0/state/statestore";
    assertThat(send("POST", states, "[{\"key\":\"tony-stark\",\"value\":\"iron man\"}]"))
        .startsWith("204");
    assertThat(send("GET", states + "/tony-stark", "")).isEqualTo("200 \"iron man\"");
    assertThat(item("states", "{\"key\":{\"S\":\"tony-stark\"}}"))
        .contains("\"value\":{\"S\":\"\\\"iron man\\\"\"}");
    assertThat(send("DELETE", states + "/tony-stark", "")).startsWith("204");
    assertThat(send("GET", states + "/tony-stark", "")).startsWith("204");
  }

  @Test
  void dapr_creates_items_there() throws Exception {
    String created =
        send(
            "POST",
            base("Dapr") + "/v1.0/bindings/items",
            "{\"operation\":\"create\",\"data\":{\"id\":\"1\",\"amount\":9007199254740993}}");
    assertThat(created).startsWith("204");
    assertThat(item("items", "{\"id\":{\"S\":\"1\"}}")).contains("{\"N\":\"9007199254740993\"}");
  }

  @Test
  void a_storage_keeps_its_items_there() throws Exception {
    String storage = base("Storage") + "/storage/default/";
    assertThat(send("PUT", storage + "users/ada", "{\"name\": \"Ada\"}")).isEqualTo("200 OK");
    assertThat(send("GET", storage + "users/ada", "")).isEqualTo("200 {\"name\": \"Ada\"}");
    assertThat(send("GET", storage + "users/", "")).isEqualTo("200 [\"users/ada\"]");
    assertThat(item("kv-items", "{\"key\":{\"S\":\"users:ada\"}}"))
        .contains("{\\\"name\\\": \\\"Ada\\\"}");
    assertThat(send("DELETE", storage, "")).isEqualTo("200 OK");
    assertThat(send("GET", storage, "")).isEqualTo("200 []");
  }

  @Test
  void the_connector_works_there() throws Exception {
    String actions = base("Connector") + "/v1/actions/";
    assertThat(
            send(
                "POST",
                actions + "createItem",
                "{\"tableName\":\"items\",\"item\":{\"id\":\"7\",\"n\":1.5}}"))
        .startsWith("200");
    assertThat(send("POST", actions + "getItem", "{\"tableName\":\"items\",\"value\":\"7\"}"))
        .startsWith("200")
        .contains("\"n\":1.5");
    assertThat(
            send(
                "POST",
                actions + "rawRequest",
                "{\"statement\":\"SELECT n FROM items WHERE id = '7'\"}"))
        .startsWith("200")
        .contains("\"n\":1.5");
    assertThat(send("POST", actions + "listTables", "{}")).startsWith("200").contains("kv-items");
    assertThat(send("POST", actions + "deleteItem", "{\"tableName\":\"items\",\"value\":\"7\"}"))
        .startsWith("200");
  }
}
