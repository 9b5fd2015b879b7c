package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.exit.ExitCode;
import dev.stator.embedded.Stator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands on tables say when something is wrong, and when they are asked for help. */
class DataCommandFaultsTest extends OrdersInTwoPlaces {
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
