package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.wiring.RunningServer;
import dev.stator.embedded.Stator;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.AwsClients;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.tables.connection.Credentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on tables, over a running server and over a folder. */
class DataCommandsTest {
  enum Place {
    SERVER,
    FOLDER
  }

  private static final List<String> ORDERS =
      List.of(
          "{\"customer\":\"ada\",\"placed\":1,\"status\":\"open\",\"total\":9.5}",
          "{\"customer\":\"ada\",\"placed\":2,\"status\":\"paid\",\"total\":123456789012345678901234567890}",
          "{\"customer\":\"ada\",\"placed\":10,\"status\":\"open\",\"total\":3}",
          "{\"customer\":\"bob\",\"placed\":1,\"status\":\"open\",\"total\":7}");

  @TempDir static Path folder;
  private static RunningServer server;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void fill() {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.MEMORY, "true");
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    server = RunningServer.start(ServeConfig.from(Settings.of(flags)));
    try (AwsClients clients = new AwsClients();
        Stator stator = Stator.open(folder.resolve("data"))) {
      OrderTables.create(
          clients.client(
              new ConnectionSettings(
                  null,
                  URI.create(endpoint()),
                  new Credentials.Static(Secret.of("a"), Secret.of("b"), null))));
      OrderTables.create(stator.client());
    }
    DataCommandsTest itself = new DataCommandsTest();
    for (Place place : Place.values()) {
      String lines = String.join("\n\n", ORDERS) + "\n";
      assertThat(itself.run(place, lines, "put", "orders", "--from", "-"))
          .as(itself.err())
          .isEqualTo(ExitCode.OK);
      assertThat(itself.err()).isEqualTo("stator: 4 items written\n");
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String endpoint() {
    return "http://127.0.0.1:" + server.ports().get(Port.DYNAMODB);
  }

  private ExitCode run(Place place, String input, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(
        switch (place) {
          case SERVER -> List.of("--endpoint", endpoint());
          case FOLDER -> List.of("--data", folder.resolve("data").toString());
        });
    return run(input, arguments.toArray(String[]::new));
  }

  private ExitCode run(String input, String... words) {
    out.reset();
    err.reset();
    return new StatorCommand(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
        .run(words);
  }

  private void ok(Place place, String... words) {
    assertThat(run(place, "", words)).as(err()).isEqualTo(ExitCode.OK);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void lists_and_describes_tables(Place place) {
    ok(place, "tables");
    assertThat(out())
        .containsPattern("table +key +status +items +bytes")
        .containsPattern("blobs +id \\(B\\) +ACTIVE +0 +0")
        .containsPattern("orders +customer \\(S\\), placed \\(N\\) +ACTIVE +");
    ok(place, "tables", "--output", "json");
    assertThat(out())
        .contains("{\"table\":\"orders\",\"key\":{\"customer\":\"S\",\"placed\":\"N\"},");
    ok(place, "describe", "orders");
    assertThat(out())
        .containsPattern("global index +byStatus: status \\(S\\), holds ALL")
        .containsPattern("stream +NEW_AND_OLD_IMAGES")
        .containsPattern("time to live +off");
    ok(place, "describe", "orders", "--output", "json");
    assertThat(out())
        .contains("\"TableName\": \"orders\"", "\"IndexName\": \"byStatus\"")
        .contains("\"KeySchema\"", "\"TimeToLiveStatus\":\"DISABLED\"");
  }

  @ParameterizedTest
  @EnumSource
  void gets_an_item_by_its_typed_key(Place place) {
    ok(place, "get", "orders", "customer=ada", "placed=2");
    assertThat(out())
        .isEqualTo(
            """
            attribute  value
            ---------  ------------------------------
            customer   ada
            placed     2
            status     paid
            total      123456789012345678901234567890
            """);
    ok(place, "get", "orders", "ada", "10");
    assertThat(out()).contains("total      3\n");
    ok(place, "get", "orders", "{\"customer\":\"ada\",\"placed\":2.0}", "--output", "json");
    assertThat(out()).contains("\"total\":123456789012345678901234567890");
    ok(
        place,
        "get",
        "orders",
        "--typed",
        "{\"customer\":{\"S\":\"ada\"},\"placed\":{\"N\":\"1\"}}",
        "--output",
        "json");
    assertThat(out()).contains("\"total\":{\"N\":\"9.5\"}");
    assertThat(run(place, "", "get", "orders", "customer=ada", "placed=3"))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err())
        .isEqualTo(
            "stator: no item in table orders with the key {\"customer\":\"ada\",\"placed\":3}\n");
  }

  @ParameterizedTest
  @EnumSource
  void a_copy_has_every_type_and_a_plain_one_is_warned_of(Place place) {
    String item =
        "{\"id\":{\"B\":\"AAE=\"},\"bytes\":{\"BS\":[\"AQ==\"]},\"map\":{\"M\":{\"n\":{\"NS\":[\"1\"]}}},"
            + "\"tags\":{\"SS\":[\"a\"]}}";
    ok(place, "put", "blobs", "--typed", item);
    ok(place, "scan", "blobs", "--filter", "attribute_exists(bytes)", "--output", "json");
    assertThat(out())
        .isEqualTo("{\"id\":\"AAE=\",\"bytes\":[\"AQ==\"],\"map\":{\"n\":[1]},\"tags\":[\"a\"]}\n");
    assertThat(err())
        .isEqualTo(
            "stator: warning: sets are printed as arrays and binary as text; --typed says every"
                + " type\n");
    ok(
        place,
        "scan",
        "blobs",
        "--filter",
        "attribute_exists(bytes)",
        "--typed",
        "--output",
        "json");
    assertThat(out()).isEqualTo(item + "\n");
    assertThat(err()).isEmpty();
    ok(
        place,
        "put",
        "blobs",
        "{\"id\": {\"B\": \"AAE=\"}, \"tags\": {\"SS\": [\"a\", \"b\"]}, \"s\": \"\uD83D\uDE00\"}");
    ok(place, "get", "blobs", "AAE=", "--typed", "--output", "json");
    assertThat(out())
        .isEqualTo(
            "{\"id\":{\"B\":\"AAE=\"},\"s\":{\"S\":\"\uD83D\uDE00\"},\"tags\":{\"SS\":[\"a\",\"b\"]}}\n");
    assertThat(
            run(place, "", "put", "blobs", "{\"id\": {\"B\": \"AAE=\"}, \"tags\": {\"SS\": []}}"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .startsWith("stator: item.tags: a set must not be empty (an object whose only member is")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @EnumSource
  void puts_what_an_argument_a_file_or_standard_input_has(Place place) throws Exception {
    ok(place, "put", "blobs", "--typed", "{\"id\":{\"B\":\"AQI=\"},\"tags\":{\"SS\":[\"a\"]}}");
    ok(place, "get", "blobs", "id=AQI=", "--typed", "--output", "json");
    assertThat(out()).contains("\"tags\":{\"SS\":[\"a\"]}");
    Path file =
        Files.writeString(
            folder.resolve(place + ".ndjson"),
            "{\"id\":{\"B\":\"AQI=\"}}\nnot JSON\n{\"n\":{\"N\":\"1\"}}\n{\"id\":{\"S\":\"x\"}}\n");
    assertThat(run(place, "", "put", "blobs", "--typed", "--from", file.toString()))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err().lines())
        .satisfiesExactlyInAnyOrder(
            two -> assertThat(two).startsWith("stator: line 2: item: Unrecognized token 'not'"),
            three ->
                assertThat(three)
                    .isEqualTo("stator: line 3: item: id is missing, of the key id (B)"),
            four -> assertThat(four).startsWith("stator: line 4: refused: "),
            end -> assertThat(end).isEqualTo("stator: 1 item written, 3 lines failed"));
  }

  @ParameterizedTest
  @EnumSource
  void puts_what_a_pipe_has(Place place) {
    assertThat(run(place, "{\"id\":{\"B\":\"AwQ=\"}}\n", "put", "blobs", "--typed"))
        .isEqualTo(ExitCode.OK);
    assertThat(err()).isEqualTo("stator: 1 item written\n");
  }

  @ParameterizedTest
  @EnumSource
  void queries_with_conditions_on_the_key(Place place) {
    ok(place, "query", "orders", "--key", "customer=ada", "--output", "json");
    assertThat(out()).isEqualTo(String.join("\n", ORDERS.subList(0, 3)) + "\n");
    ok(place, "query", "orders", "--key", "customer=ada", "--sort", "placed>=2", "--descending");
    assertThat(out())
        .isEqualTo(
            """
            customer  placed  status  total
            --------  ------  ------  ------------------------------
            ada       10      open    3
            ada       2       paid    123456789012345678901234567890
            """);
    ok(place, "query", "orders", "--key", "customer=ada", "--sort", "placed between 2 and 9");
    assertThat(out()).contains("paid").doesNotContain("open");
    ok(place, "query", "orders", "--index", "byStatus", "--key", "status=open", "--limit", "2");
    assertThat(out()).startsWith("status  customer  placed").hasLineCount(4);
    assertThat(err()).isEqualTo("stator: there may be more; see --limit and --all\n");
    ok(place, "query", "orders", "ada", "--sort", ">= 10");
    assertThat(out()).hasLineCount(3).contains("open");
    ok(place, "query", "orders", "customer=nobody");
    assertThat(out()).isEmpty();
    assertThat(err()).isEqualTo("no items\n");
  }

  @ParameterizedTest
  @EnumSource
  void scans_with_filters_that_hold_their_values(Place place) {
    ok(place, "scan", "orders", "--filter", "status = 'open' and total > 5 and size(customer) < 9");
    assertThat(out()).hasLineCount(4).contains("9.5", "bob").doesNotContain("paid");
    ok(place, "scan", "orders", "--filter", "not begins_with(customer, \"a\")", "--limit", "1");
    assertThat(out()).hasLineCount(3).contains("bob");
    ok(place, "scan", "orders", "--all", "--output", "json");
    assertThat(out()).hasLineCount(4);
    ok(place, "scan", "orders", "--width", "30");
    assertThat(out()).contains("12345…").hasLineCount(6);
  }

  @ParameterizedTest
  @EnumSource
  void runs_statements(Place place) {
    ok(place, "sql", "SELECT total, placed FROM orders WHERE customer = 'ada' AND placed = 1;");
    assertThat(out()).isEqualTo("total  placed\n-----  ------\n9.5    1\n");
    ok(
        place,
        "sql",
        "SELECT placed FROM orders WHERE customer = ? AND placed > ?",
        "--parameter",
        "\"ada\"",
        "--parameter",
        "2",
        "--output",
        "json");
    assertThat(out()).isEqualTo("{\"placed\":10}\n");
    String statements =
        """
        INSERT INTO blobs VALUE {'id': 'x'}
        SELECT *
          FROM nowhere
        SELECT customer FROM orders
         WHERE customer = 'bob';
        """;
    assertThat(run(place, statements, "sql", "--output", "json")).isEqualTo(ExitCode.BACKEND);
    assertThat(out()).isEqualTo("{\"customer\":\"bob\"}\n");
    assertThat(err())
        .satisfies(
            text ->
                assertThat(text.lines())
                    .satisfiesExactly(
                        one -> assertThat(one).startsWith("stator: refused: "),
                        two -> assertThat(two).startsWith("stator: not found: ")));
  }

  @ParameterizedTest
  @EnumSource
  void tells_changes(Place place) {
    ok(place, "tail", "orders", "--from-oldest", "--limit", "4", "--output", "json");
    assertThat(out().lines()).hasSize(4);
    assertThat(out()).contains("{\"event\":\"INSERT\",\"at\":\"", "\"keys\":{", "\"new\":{");
    ok(place, "tail", "orders", "--from-oldest", "--limit", "1");
    assertThat(out()).containsPattern("^\\S+Z  INSERT  \\{").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get orders customer=ada | USAGE | key: placed is missing; the key of table orders is customer (S), placed (N)",
        "get orders customer=ada placed=x | USAGE | placed must be a number (N), not 'x'",
        "get orders customer=ada placed=1 total=1 | USAGE | key: 'total' is not part of the key of table orders: customer (S), placed (N)",
        "get orders ada 1 more | USAGE | key: 'more' is too much; the key of table orders is customer (S), placed (N)",
        "get orders customer=ada customer=x | USAGE | key: customer is given twice",
        "get orders ada | USAGE | key: placed is missing; the key of table orders is customer (S), placed (N)",
        "get orders {\"customer\":true} | USAGE | key: customer (S) cannot be a boolean",
        "get orders | USAGE | Missing required parameter: 'KEY'",
        "get blobs id=%% | USAGE | id must be base64 (B), not '%%'",
        "get nowhere id=1 | BACKEND | not found: ",
        "describe nowhere | BACKEND | not found: ",
        "put orders [] | USAGE | item: expected a JSON object, not array",
        "put orders {} --from x | USAGE | an item has no meaning together with --from; drop one",
        "put orders {\"customer\":\"x\"} | BACKEND | refused: ",
        "put orders --typed {\"a\":1} | USAGE | item: a: expected an object with one of S, N, ",
        "put orders --from nowhere.ndjson | USAGE | --from: cannot read nowhere.ndjson",
        "query orders | USAGE | no partition key: stator query orders VALUE",
        "query orders ada --key ada | USAGE | the partition key is given twice: as an argument and by --key",
        "query orders placed=1 | USAGE | key: the partition key of table orders is customer; conditions on placed go to --sort",
        "query orders total=1 | USAGE | key: 'total' is not part of the key of table orders: customer (S), placed (N); if it is a value, write customer=total=1",
        "query orders --key customer=a --sort placed~1 | USAGE | --sort must be like 'placed=VALUE', 'placed>=VALUE', ",
        "query blobs --key id=AQI= --sort n=1 | USAGE | --sort: table blobs has no sort key; its key is id (B)",
        "query orders --index byStat --key status=x | USAGE | --index: table orders has no index 'byStat'; did you mean 'byStatus'?",
        "scan orders --filter a=?1 | USAGE | --filter: unexpected '?1' at column 3 (strings stand in '', other names in ``)",
        "scan orders --filter a=1=2 | BACKEND | refused: Invalid FilterExpression: ",
        "scan orders --limit 0 | USAGE | --limit must be 1 or more, not 0",
        "scan orders --limit 5 --all | USAGE | --limit has no meaning together with --all; drop one",
        "scan orders --width 5 | USAGE | --width must be from 20 to 100000, not 5",
        "scan orders --output xml | USAGE | --output must be table or json, not 'xml'",
        "sql SELECT | BACKEND | refused: ",
        "sql --parameter 1 | USAGE | --parameter has no meaning without a statement",
        "sql SELECT;SELECT --parameter 1 | USAGE | --parameter has no meaning with several statements",
        "sql SELECT --parameter x | USAGE | --parameter 1: Unrecognized token 'x'",
        "tail blobs | BACKEND | table 'blobs' has no stream: switch it on with UpdateTable, StreamSpecification",
      })
  void tells_what_is_wrong_in_one_line(String arguments, ExitCode code, String message) {
    assertThat(run(Place.SERVER, "", arguments.split(" "))).isEqualTo(code);
    assertThat(err()).startsWith("stator: " + message).hasLineCount(1);
    assertThat(out()).isEmpty();
  }

  @Test
  void tells_that_the_place_is_wrong() {
    assertThat(run("", "tables", "--endpoint", "http://127.0.0.1:1")).isEqualTo(ExitCode.BACKEND);
    assertThat(err())
        .startsWith("stator: no database answers at http://127.0.0.1:1 (start one with ")
        .hasLineCount(1);
    assertThat(run("", "tables", "--endpoint", "localhost")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).startsWith("stator: --endpoint must be an address such as http://");
    for (String half :
        List.of("ftp://localhost", "http://localhost:8000/path", "http://user:pw@localhost:8000")) {
      assertThat(run("", "tables", "--endpoint", half)).as(half).isEqualTo(ExitCode.USAGE);
    }
    assertThat(run("", "tables", "--endpoint", endpoint().replace("http:", "https:")))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err()).startsWith("stator: no TLS connection to https://").hasLineCount(1);
    String nowhere = folder.resolve("nowhere").toString();
    assertThat(run("", "tables", "--data", nowhere)).isEqualTo(ExitCode.FOLDER);
    assertThat(err()).isEqualTo("stator: --data: there is no database in '" + nowhere + "'\n");
    assertThat(Path.of(nowhere)).doesNotExist();
    assertThat(run("", "tables", "--data", nowhere, "--endpoint", "http://x"))
        .isEqualTo(ExitCode.USAGE);
    try (Stator open = Stator.open(folder.resolve("locked"))) {
      assertThat(open.client().listTables().tableNames()).isEmpty();
      assertThat(run("", "tables", "--data", folder.resolve("locked").toString()))
          .isEqualTo(ExitCode.FOLDER);
      assertThat(err()).endsWith("; ask its server with --endpoint\n").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tables", "describe", "get", "put", "query", "scan", "sql", "tail"})
  void helps_with_examples(String command) {
    assertThat(run("", command, "--help")).isEqualTo(ExitCode.OK);
    assertThat(out())
        .startsWith("Usage: stator " + command)
        .contains("Examples:\n  stator ", "--endpoint", "--data", "--output");
  }
}
