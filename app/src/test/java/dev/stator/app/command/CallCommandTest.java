package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.lines.BulkLines;
import dev.stator.app.wiring.RunningServer;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line against a running server. */
class CallCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final RunningServer server = server();

  private static RunningServer server() {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.MEMORY, "true");
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    return RunningServer.start(ServeConfig.from(Settings.of(flags)));
  }

  @BeforeEach
  void createTable() {
    assertThat(
            call(
                "createTable",
                "--table-name=Customers",
                "--billing-mode",
                "PAY_PER_REQUEST",
                "--attribute-definition",
                "[{\"AttributeName\": \"customerId\", \"AttributeType\": \"N\"}]",
                "--keySchema",
                "[{\"AttributeName\": \"customerId\", \"KeyType\": \"HASH\"}]"))
        .isEqualTo(ExitCode.OK);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ExitCode call(String... arguments) {
    List<String> words = new ArrayList<>(List.of("call"));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--server", "http://127.0.0.1:" + server.ports().get(Port.HTTP)));
    return run(words.toArray(String[]::new));
  }

  private ExitCode run(String... words) {
    out.reset();
    err.reset();
    return new StatorCommand(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)))
        .run(words);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void callsAnActionWithItsInputsAsFlags() throws Exception {
    Path item = Files.writeString(folder.resolve("item.json"), "{\"customerId\": 1, \"n\": 1.50}");
    assertThat(call("createItem", "--table-name", "Customers", "--item", "@" + item))
        .isEqualTo(ExitCode.OK);
    assertThat(call("getItem", "--table-name", "Customers", "--value", "1", "--consistent-read"))
        .isEqualTo(ExitCode.OK);
    assertThat(JsonFormat.read(out()))
        .isEqualTo(
            JsonFormat.read(
                """
                {"Item": {"customerId": 1, "n": 1.5},
                 "ConsumedCapacity": {"TableName": "Customers", "CapacityUnits": 1}, "found": true}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "getItm | USAGE | UNKNOWN_ACTION: there is no action 'getItm' (did you mean 'getItem'?)",
        "getItem --tabel-name x | USAGE | unknown flag --tabel-name; did you mean '--table-name'?",
        "getItem Customers | USAGE | unexpected argument Customers; known: ",
        "getItem --table-name x | USAGE | INVALID_INPUT: value is required",
        "getItem --value 1 | USAGE | INVALID_INPUT: tableName is required (for example \"Customers\")",
        "getItem --table-name Nowhere --value 1 | BACKEND | RESOURCE_NOT_FOUND: ",
        "createItem --item @nowhere.json | USAGE | --item: cannot read nowhere.json",
        "createItem --each items --from x | USAGE | --each: createItem has no input 'items'",
        "createItem --from nowhere.ndjson | USAGE | --from: cannot read nowhere.ndjson",
        "getItem --table-name a --table-name b | USAGE | --table-name is given twice",
        "createItem --item {} --each item --from x | USAGE | --each: item is given by a flag and by",
        "createItem --each item | USAGE | --each has no meaning without --from",
        "createItem --skip 3 | USAGE | --skip has no meaning without --from",
        "getItem --server ftp://localhost | USAGE | --server is given twice",
      })
  void tellsWhatIsWrongInOneLine(String arguments, ExitCode code, String message) {
    assertThat(call(arguments.split(" "))).isEqualTo(code);
    assertThat(err()).startsWith("stator: " + message).hasLineCount(1);
    assertThat(out()).isEmpty();
  }

  @Test
  void tellsThatNoServerAnswers() {
    assertThat(run("call", "listTables", "--server", "http://127.0.0.1:1"))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err())
        .isEqualTo(
            "stator: CONNECTIVITY: no server answers at http://127.0.0.1:1 (start one with 'stator"
                + " serve', or name another with --server)\n");
    assertThat(run("call", "listTables", "--server", "localhost")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void runsForEachLine() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int n = 0; n < 5000; n++) {
      lines.append("{\"customerId\": ").append(n).append(", \"n\": ").append(n).append("}\n\n");
    }
    lines.insert(0, "{\"n\": 0}\n").append("not JSON\n");
    Path file = Files.writeString(folder.resolve("items.ndjson"), lines);
    assertThat(
            call("createItem", "--table-name", "Customers", "--each", "item", "--from", file + ""))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err())
        .contains("stator: line 1: INVALID_INPUT: item: customerId is missing")
        .contains(
            "stator: line 10002: INVALID_INPUT: not JSON: Unrecognized token 'not'",
            "'false') at column 1\n")
        .contains("stator: 5,002 lines, 2 failed, ");
    assertThat(out()).isEmpty();
    call("countItems", "--table-name", "Customers");
    assertThat(out()).contains("\"Count\": 5000");
  }

  @Test
  void takesItsOwnFlagsBeforeTheActionToo() {
    String address = "http://127.0.0.1:" + server.ports().get(Port.HTTP);
    assertThat(run("call", "--server", address, "listTables")).isEqualTo(ExitCode.OK);
    assertThat(run("call", "--server=" + address, "--verbose", "listTables"))
        .isEqualTo(ExitCode.OK);
    assertThat(run("call", "--tables", "x", "listTables")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("unknown flag --tables before ACTION");
    assertThat(run("call", "--server", address)).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("no action; 'stator actions' lists them");
    assertThat(run("call", "listTables", "--server", "ftp://localhost")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("'ftp://localhost' is not an address such as http://127.0.0.1:8080");
  }

  /** What is no JSON by itself may be some between the other inputs. */
  @Test
  void takesNoOtherInputsFromALine() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("items.ndjson"),
            "{\"customerId\": 1},\"condition\":[]\n{\"customerId\": 2}\n{\"customerId\": 3}}\n");
    assertThat(
            call("createItem", "--table-name", "Customers", "--each", "item", "--from", file + ""))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err())
        .contains("stator: line 1: INVALID_INPUT: not JSON: ")
        .contains("stator: line 3: INVALID_INPUT: not JSON: ")
        .contains("stator: 3 lines, 2 failed");
  }

  @Test
  void sendsBytesAsTheyAre() throws Exception {
    Path file = folder.resolve("items.ndjson");
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(
        "\uFEFF{\"customerId\": 1, \"name\": \"\u00e9\"}\r\n".getBytes(StandardCharsets.UTF_8));
    lines.writeBytes(
        "{\"customerId\": 2, \"name\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(file, lines.toByteArray());
    assertThat(
            call("createItem", "--table-name", "Customers", "--each", "item", "--from", file + ""))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err()).contains("stator: line 2: INVALID_INPUT: not JSON: byte 0xE9 is not UTF-8");
    call("getItem", "--table-name", "Customers", "--value", "1");
    assertThat(out()).contains("\u00e9");
  }

  @Test
  void goesOnWhereItStopped() throws Exception {
    StringBuilder lines = new StringBuilder("\n");
    for (int n = 0; n < 2500; n++) {
      lines.append("{\"customerId\": ").append(n).append("}\n");
    }
    Path file =
        Files.writeString(
            folder.resolve("items.ndjson"), lines + "[".repeat(BulkLines.LINE_BYTES_MAX));
    String[] upsert = {
      "createItem", "--table-name", "Customers", "--each", "item", "--from", file + ""
    };
    assertThat(call(upsert)).isEqualTo(ExitCode.BACKEND);
    assertThat(err()).contains("stator: stopped after line 2501; --skip 2501 goes on there");
    Files.writeString(file, lines + "[".repeat(BulkLines.LINE_BYTES_MAX + 1));
    assertThat(call(upsert)).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .contains("stator: stopped after line 2001; --skip 2001 goes on there")
        .contains("stator: --from: line 2502 is longer than 16777216 bytes");
    Files.writeString(file, lines);
    List<String> rest = new ArrayList<>(List.of(upsert));
    rest.addAll(List.of("--skip", "2499"));
    assertThat(call(rest.toArray(String[]::new))).isEqualTo(ExitCode.OK);
    assertThat(err()).contains("stator: 2 lines, 0 failed");
    assertThat(call("createItem", "--from", file + "", "--skip", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("stator: --skip: 'x' is no number of lines\n");
  }

  @Test
  void tellsTheItemThatFailedACondition() {
    call(
        "createItem",
        "--table-name",
        "Customers",
        "--item",
        "{\"customerId\": 1, \"name\": \"@a\"}");
    assertThat(call("insertItem", "--table-name", "Customers", "--item", "{\"customerId\": 1}"))
        .isEqualTo(ExitCode.BACKEND);
    assertThat(err())
        .startsWith("stator: CONDITIONAL_CHECK_FAILED: The conditional request failed")
        .contains("; the item is {", "\"customerId\":1", "\"name\":\"@a\"")
        .hasLineCount(1);
  }

  @Test
  void takesAnAtSignAsItIs() {
    assertThat(
            call(
                "incrementItem", "--table-name", "Customers", "--value", "7", "--field", "@@stars"))
        .isEqualTo(ExitCode.OK);
    assertThat(out()).contains("\"@stars\"");
  }

  @Test
  void runsForEachElementAndPrintsWhatReadsGive() throws Exception {
    Path items =
        Files.writeString(
            folder.resolve("items.json"),
            "[{\"item\": {\"customerId\": 1}},\n {\"item\": {\"customerId\": 2}}]");
    assertThat(call("createItem", "--table-name", "Customers", "--quiet", "--from", items + ""))
        .isEqualTo(ExitCode.OK);
    assertThat(err()).isEmpty();
    Path keys = Files.writeString(folder.resolve("keys.ndjson"), "1\n2\n3\n");
    assertThat(call("getItem", "--table-name", "Customers", "--each", "value", "--from", keys + ""))
        .isEqualTo(ExitCode.OK);
    assertThat(out().lines())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("{\"Item\":{\"customerId\":1}"),
            two -> assertThat(two).startsWith("{\"Item\":{\"customerId\":2}"),
            three -> assertThat(three).endsWith("\"found\":false}"));
  }

  @Test
  void tellsTheActions() {
    assertThat(run("actions")).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("getItem                read         Retrieve an item");
    assertThat(run("actions", "queryItems")).isEqualTo(ExitCode.OK);
    assertThat(out()).containsPattern("--key-condition-expression +Key Condition Expression");
    assertThat(run("actions", "--json")).isEqualTo(ExitCode.OK);
    assertThat(JsonFormat.read(out())).isInstanceOf(JsonValue.Obj.class);
    assertThat(run("actions", "nothing")).isEqualTo(ExitCode.USAGE);
    assertThat(run("call", "getItem", "--help")).isEqualTo(ExitCode.OK);
    assertThat(out()).startsWith("Usage: stator call getItem [FLAGS]");
    assertThat(run("call", "--help")).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("Examples:");
  }
}
