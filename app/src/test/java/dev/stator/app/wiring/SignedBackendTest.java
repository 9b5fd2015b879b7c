package dev.stator.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.config.ConfigFile;
import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole catalogue on the back end {@code aws}: a second server that demands signatures stands
 * where AWS would, reached with fixed keys and with those of an assumed role.
 */
class SignedBackendTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/stator";
  private static final String CANARY = "canary-51c9";

  private static final String LOCKED =
      """
      authentication:
        access-keys:
          - {name: fixed, access-key-id: AKIDSTATIC, secret-access-key: %1$s-static}
          - name: role
            access-key-id: ASIAROLE
            secret-access-key: %1$s-role
            session-token: %1$s-session
      """
          .formatted(CANARY);

  private static final String CONNECTIONS =
      """
      apiVersion: stator.dev/v1
      kind: Connection
      metadata: {name: fixed}
      spec:
        type: apiKeySecret
        region: us-east-1
        endpoint: DATABASE
        accessKeyId: AKIDSTATIC
        secretAccessKey: CANARY-static
      ---
      apiVersion: stator.dev/v1
      kind: Connection
      metadata: {name: role}
      spec:
        type: awsAssumeRole
        region: us-east-1
        endpoint: DATABASE
        roleARN: ROLE
        externalId: the-external-id
        stsEndpoint: STS
        accessKeyId: AKIDSTATIC
        secretAccessKey: CANARY-static
      ---
      apiVersion: stator.dev/v1
      kind: Connection
      metadata: {name: wrong-id}
      spec:
        type: awsAssumeRole
        region: us-east-1
        endpoint: DATABASE
        roleARN: ROLE
        externalId: another
        stsEndpoint: STS
        accessKeyId: AKIDSTATIC
        secretAccessKey: CANARY-static
      ---
      apiVersion: stator.dev/v1
      kind: Connection
      metadata: {name: web}
      spec:
        type: webIdentity
        region: us-east-1
        endpoint: DATABASE
        roleARN: ROLE
        webIdentityTokenFile: TOKEN-FILE
        stsEndpoint: STS
      ---
      apiVersion: stator.dev/v1
      kind: Connection
      metadata: {name: wrong-key}
      spec:
        type: apiKeySecret
        region: us-east-1
        endpoint: DATABASE
        accessKeyId: AKIDSTATIC
        secretAccessKey: CANARY-wrong
      ---
      apiVersion: stator.dev/v1
      kind: Connection
      metadata: {name: read-only}
      spec:
        type: apiKeySecret
        region: us-east-1
        endpoint: DATABASE
        accessKeyId: AKIDSTATIC
        secretAccessKey: CANARY-static
        audit: all
        policy: {readOnly: true, allowedTables: ["Cust*"], forbiddenActions: [scan], maxItems: 1}
      """;

  @TempDir Path folder;

  @Test
  void works_with_fixed_keys_and_with_a_role() throws Exception {
    try (RoleDesk desk =
            new RoleDesk(
                ROLE,
                "the-external-id",
                List.of("ASIAROLE", CANARY + "-role", CANARY + "-session"));
        RunningServer database = locked();
        RunningServer server = over(database, desk)) {
      for (String connection : List.of("fixed", "role")) {
        useEveryKindOfAction(server, connection);
      }
      assertThat(run(server, "fixed", "listTables", "\"awsRegion\": \"us-east-1\""))
          .startsWith("200");
      assertThat(run(server, "role", "listTables", "\"awsRegion\": \"eu-west-1\""))
          .startsWith("403");
      assertThat(desk.given()).as("one role for all calls and regions").isEqualTo(1);

      assertThat(run(server, "web", "testConnection", "")).startsWith("200 {\"ok\":true");
      assertThat(desk.given()).isEqualTo(2);

      String wrongId = run(server, "wrong-id", "testConnection", "");
      assertThat(wrongId).startsWith("403").contains("ACCESS_DENIED").doesNotContain(CANARY);
      String wrongKey = run(server, "wrong-key", "testConnection", "");
      assertThat(wrongKey).startsWith("403").contains("ACCESS_DENIED").doesNotContain(CANARY);
      assertThat(run(server, "fixed", "testConnection", "")).startsWith("200 {\"ok\":true");

      assertThat(run(server, "read-only", "scanItems", "\"tableName\": \"Customers\""))
          .startsWith("403")
          .contains("FORBIDDEN_BY_POLICY");
      assertThat(run(server, "read-only", "getItem", "\"tableName\": \"Other\", \"value\": 1"))
          .contains("does not allow table 'Other'");
    }
  }

  /** Keys that end within the minute are taken anew before they are used, others are kept. */
  @Test
  void takes_a_role_again_before_it_ends() throws Exception {
    try (RoleDesk desk =
            new RoleDesk(
                ROLE,
                "the-external-id",
                List.of("ASIAROLE", CANARY + "-role", CANARY + "-session"));
        RunningServer database = locked();
        RunningServer server = over(database, desk)) {
      desk.goodFor(Duration.ofSeconds(20));
      assertThat(run(server, "role", "testConnection", "")).startsWith("200");
      int first = desk.given();
      desk.goodFor(Duration.ofHours(1));
      assertThat(run(server, "role", "testConnection", "")).startsWith("200");
      assertThat(desk.given()).isEqualTo(first + 1);
      assertThat(run(server, "role", "testConnection", "")).startsWith("200");
      assertThat(desk.given()).isEqualTo(first + 1);
    }
  }

  private static void useEveryKindOfAction(RunningServer server, String connection) {
    String table = "\"tableName\": \"Customers\"";
    String item = table + ", \"item\": {\"customerId\": 1, \"n\": 12345678901234567890}";
    List<String> calls =
        List.of(
            "createTable "
                + table
                + ", \"billingMode\": \"PAY_PER_REQUEST\", \"streamViewType\": \"KEYS_ONLY\","
                + " \"attributeDefinition\": [{\"AttributeName\": \"customerId\","
                + " \"AttributeType\": \"N\"}], \"keySchema\": [{\"AttributeName\": \"customerId\","
                + " \"KeyType\": \"HASH\"}]",
            "createItem " + item,
            "getItem " + table + ", \"value\": \"1\"",
            "updateItem "
                + table
                + ", \"value\": 1, \"query\": \"SET status = :s\", \"queryParams\": {\":s\": 1}",
            "queryItems " + table + ", \"value\": 1",
            "scanItems " + table + ", \"fetchAll\": true",
            "rawRequest \"statement\": \"SELECT * FROM Customers\"",
            "batchWriteItems " + table + ", \"items\": [{\"customerId\": 2}]",
            "batchGetItems " + table + ", \"keys\": [1, 2]",
            "transactWriteItems \"idempotencyKey\": \"k-"
                + connection
                + "\", \"operations\": [{\"operation\": \"put\", "
                + item.replace("\"customerId\": 1", "\"customerId\": 3")
                + "}]",
            "pollChanges " + table + ", \"start\": \"oldest\"",
            "describeStream " + table,
            "createIndex "
                + table
                + ", \"indexName\": \"ByStatus\", \"hashKey\": \"status\", \"hashKeyType\": \"N\"",
            "explain \"action\": \"getItem\", \"inputs\": {" + table + ", \"value\": 1}",
            "overview ",
            "deleteItem " + table + ", \"value\": 1",
            "listTables ",
            "describeTable " + table,
            "deleteTable " + table);
    for (String call : calls) {
      int space = call.indexOf(' ');
      assertThat(run(server, connection, call.substring(0, space), call.substring(space + 1)))
          .as(connection + " " + call)
          .startsWith("200 ");
    }
  }

  private static String run(RunningServer server, String connection, String action, String inputs) {
    return Servers.send(
        "POST",
        Servers.uri(server, Port.HTTP, "/v1/actions/" + action),
        "{\"awsConnection\": \""
            + connection
            + "\""
            + (inputs.isEmpty() ? "" : ", " + inputs)
            + "}");
  }

  private RunningServer locked() throws Exception {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.MEMORY, "true");
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    Path file = Files.writeString(folder.resolve("stator.yaml"), LOCKED);
    return RunningServer.start(ServeConfig.from(Settings.merge(flags, ConfigFile.read(file))));
  }

  private Path webToken() throws Exception {
    return Files.writeString(folder.resolve("token"), RoleDesk.WEB_TOKEN);
  }

  private RunningServer over(RunningServer database, RoleDesk desk) throws Exception {
    Path resources = Files.createDirectory(folder.resolve("resources"));
    Files.writeString(
        resources.resolve("connections.yaml"),
        CONNECTIONS
            .replace("DATABASE", Servers.uri(database, Port.DYNAMODB, "").toString())
            .replace("STS", desk.endpoint().toString())
            .replace("TOKEN-FILE", webToken().toString())
            .replace("ROLE", ROLE)
            .replace("CANARY", CANARY));
    return Servers.start(
        Map.of(
            Setting.RESOURCES, resources.toString(),
            Setting.BACKEND, "aws",
            Setting.FRONT_ENDS, "connector"));
  }
}
