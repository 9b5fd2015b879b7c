package dev.stator.server.connector;

import dev.stator.connector.bulk.BulkRun;
import dev.stator.connector.error.ActionError;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A body of lines: each is inputs of its own, and has a line of its own in the answer. */
final class LineRun {
  private static final String NDJSON = "application/x-ndjson";

  private LineRun() {}

  /**
   * @param lines as they were sent
   * @param run gives the outcome of each
   */
  static HttpAnswer of(List<byte[]> lines, Function<List<JsonValue.Obj>, List<JsonValue.Obj>> run) {
    // Reading is half the work of a long body, and lines are read each for itself.
    List<Read> read = lines.parallelStream().map(Read::of).toList();
    List<JsonValue.Obj> inputs = new ArrayList<>();
    JsonValue.Obj[] outcomes = new JsonValue.Obj[lines.size()];
    List<Integer> places = new ArrayList<>();
    for (int index = 0; index < outcomes.length; index++) {
      JsonValue.Obj wellFormed = read.get(index).inputs();
      if (wellFormed == null) {
        outcomes[index] = read.get(index).outcome();
      } else {
        inputs.add(wellFormed);
        places.add(index);
      }
    }
    List<JsonValue.Obj> done = run.apply(inputs);
    for (int index = 0; index < done.size(); index++) {
      outcomes[places.get(index)] = done.get(index);
    }
    return HttpAnswer.of(200, NDJSON, JsonFormat.writeLines(List.of(outcomes)));
  }

  /** The inputs in a line, or what is told of a line that has none. */
  private record Read(JsonValue.@Nullable Obj inputs, JsonValue.Obj outcome) {
    static Read of(byte[] line) {
      try {
        return new Read(ActionRequests.line(line), JsonValue.Obj.EMPTY);
      } catch (ActionError malformed) {
        return new Read(null, BulkRun.failed(malformed));
      }
    }
  }
}
