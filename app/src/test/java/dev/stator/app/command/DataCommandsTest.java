package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands on tables, over a running server and over a folder. */
class DataCommandsTest extends OrdersInTwoPlaces {
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
}
