package dev.stator.server.connector;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.InputReaders;
import dev.stator.server.shell.HttpRequest;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a client sent, as the connector takes it. */
final class ActionRequests {
  private static final String BODY = "body";
  private static final List<String> LINES = List.of("application/x-ndjson", "application/jsonl");

  private ActionRequests() {}

  /**
   * The inputs in the body; none if it is empty.
   *
   * @throws ActionError if the body is not a JSON object
   */
  static JsonValue.Obj inputs(HttpRequest request) {
    byte[] body = request.body();
    return body.length == 0 ? JsonValue.Obj.EMPTY : inputs(body, "the body", BODY);
  }

  /** Whether the body has inputs in each line. */
  static boolean isLines(HttpRequest request) {
    String type = request.header("Content-Type");
    if (type == null) {
      return false;
    }
    int parameters = type.indexOf(';');
    String name = parameters < 0 ? type : type.substring(0, parameters);
    return LINES.contains(name.strip().toLowerCase(Locale.ROOT));
  }

  /** The lines of the body that are not blank, each ended by a line feed or by the end. */
  static List<byte[]> lines(HttpRequest request) {
    byte[] body = request.body();
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    boolean blank = true;
    for (int at = 0; at <= body.length; at++) {
      if (at == body.length || body[at] == '\n') {
        if (!blank) {
          lines.add(Arrays.copyOfRange(body, from, at));
        }
        from = at + 1;
        blank = true;
      } else {
        blank &= body[at] == ' ' || body[at] == '\t' || body[at] == '\r';
      }
    }
    return lines;
  }

  /**
   * @throws ActionError if the line is not a JSON object
   */
  static JsonValue.Obj line(byte[] line) {
    return inputs(line, "this line", "line");
  }

  private static JsonValue.Obj inputs(byte[] json, String what, String field) {
    JsonValue value;
    try {
      value = JsonFormat.read(json);
    } catch (JsonSyntaxException malformed) {
      throw ActionError.invalidInput(field, what + " is not JSON: " + malformed.getMessage());
    }
    if (value instanceof JsonValue.Obj inputs) {
      return inputs;
    }
    throw InputReaders.mustBe("a JSON object", value, field)
        .withHint("for example {\"tableName\": \"Customers\"}");
  }

  /** The query's parameters as inputs. */
  static JsonValue.Obj parameters(HttpRequest request) {
    String query = request.rawQuery();
    if (query == null || query.isEmpty()) {
      return JsonValue.Obj.EMPTY;
    }
    Map<String, JsonValue> inputs = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      inputs.put(name, new JsonValue.Str(equals < 0 ? "" : decoded(pair.substring(equals + 1))));
    }
    return new JsonValue.Obj(inputs);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ActionError.invalidInput("query", "'" + part + "' is not percent-encoded as it should");
    }
  }
}
