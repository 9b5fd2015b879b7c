package dev.stator.bench.connector;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Two ratios, each measured in one run against a server process of the built distribution.
 *
 * <ul>
 *   <li>get (memory store): the server's CPU for an item read by {@code POST /v1/actions/getItem},
 *       over that for GetItem of DynamoDB's protocol on its own port.
 *   <li>bulk (RocksDB, fsync): the time of 100,000 items one request each over one kept connection,
 *       over that of {@code stator call} with a line each. Fewer are sent one by one, and counted
 *       up.
 * </ul>
 */
public final class ConnectorBars {
  private static final int WARM_UP = 30_000;
  private static final int READS = 30_000;
  private static final int ROUNDS = 3;
  private static final int BULK_ROUNDS = 6;
  private static final int BULK_ITEMS = 100_000;
  private static final int SINGLE_ITEMS = 10_000;
  static final Path SCRIPT = Path.of("app/target/dist/bin/stator").toAbsolutePath();

  private ConnectorBars() {}

  /** Run at the root of the repository. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("stator-bars");
    gets(folder);
    bulk(folder);
  }

  private static void gets(Path folder) throws Exception {
    try (Served server = Served.start(folder, "--memory")) {
      server.action("createTable", TABLE);
      server.action("createItem", "{\"tableName\":\"Items\",\"item\":" + item(1) + "}");
      byte[] rest =
          request(
              "/v1/actions/getItem",
              "Content-Type: application/json",
              "{\"tableName\":\"Items\",\"value\":1}");
      byte[] protocol =
          request(
              "/",
              "X-Amz-Target: DynamoDB_20120810.GetItem\r\nContent-Type: application/x-amz-json-1.0",
              "{\"TableName\":\"Items\",\"Key\":{\"id\":{\"N\":\"1\"}}}");
      server.repeat(server.http, rest, WARM_UP);
      server.repeat(server.dynamoDb, protocol, WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        double viaRest = server.cpuMicros(() -> server.repeat(server.http, rest, READS)) / READS;
        double viaProtocol =
            server.cpuMicros(() -> server.repeat(server.dynamoDb, protocol, READS)) / READS;
        say(
            "get, memory: REST %.1f us of server CPU, protocol %.1f us: ratio %.2f (bar 2.5)",
            viaRest, viaProtocol, viaRest / viaProtocol);
      }
    }
  }

  private static void bulk(Path folder) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Served server = Served.start(folder, "--data", data.toString())) {
      server.action("createTable", TABLE);
      // All items are new: an item that is put as it is already is not written again. In the first
      // round both sides meet a server that has only just started.
      for (int round = 0; round < BULK_ROUNDS; round++) {
        int first = round * (BULK_ITEMS + SINGLE_ITEMS);
        double oneByOne = oneByOne(server, first) * BULK_ITEMS / SINGLE_ITEMS;
        double bulkSeconds = call(server, lines(folder, first + SINGLE_ITEMS));
        say(
            "bulk, RocksDB fsync: 100,000 lines %.1f s, one request each %.1f s: ratio %.1f (bar 8)",
            bulkSeconds, oneByOne, oneByOne / bulkSeconds);
      }
    }
  }

  private static Path lines(Path folder, int first) throws IOException {
    Path lines = folder.resolve("items.ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(lines)) {
      for (int n = first; n < first + BULK_ITEMS; n++) {
        out.write(item(n) + "\n");
      }
    }
    return lines;
  }

  private static double call(Served server, Path lines) throws Exception {
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(
                SCRIPT.toString(),
                "call",
                "createItem",
                "--table-name",
                "Items",
                "--each",
                "item",
                "--from",
                "-",
                "--quiet",
                "--server",
                "http://127.0.0.1:" + server.http)
            .redirectInput(lines.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("stator call failed");
    }
    return (System.nanoTime() - started) / 1e9;
  }

  private static double oneByOne(Served server, int first) throws IOException {
    long started = System.nanoTime();
    try (Kept connection = new Kept(server.http)) {
      for (int n = first; n < first + SINGLE_ITEMS; n++) {
        connection.send(
            request(
                "/v1/actions/createItem",
                "Content-Type: application/json",
                "{\"tableName\":\"Items\",\"item\":" + item(n) + "}"));
      }
    }
    return (System.nanoTime() - started) / 1e9;
  }

  private static final String TABLE =
      """
      {"tableName": "Items", "billingMode": "PAY_PER_REQUEST",
       "attributeDefinition": [{"AttributeName": "id", "AttributeType": "N"}],
       "keySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
      """;

  private static String item(int n) {
    return "{\"id\":" + n + ",\"name\":\"customer " + n + "\",\"status\":\"new\",\"total\":12.5}";
  }

  static byte[] request(String path, String headers, String body) {
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + headers
            + "\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
