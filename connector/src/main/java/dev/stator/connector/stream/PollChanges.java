package dev.stator.connector.stream;

import static dev.stator.connector.table.TableInputs.TABLE_NAME;

import dev.stator.connector.action.Action;
import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.action.Safety;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.input.Input;
import dev.stator.connector.paging.Caps;
import dev.stator.connector.paging.Cursor;
import dev.stator.connector.value.ItemSize;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.stream.Checkpoint;
import dev.stator.tables.stream.CheckpointException;
import dev.stator.tables.stream.CheckpointFormat;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.NoStreamException;
import dev.stator.tables.stream.ShardRecords;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** Gives the changes of a table since the last call, and where the next call goes on. */
public final class PollChanges {
  private static final String READER = "poll";
  private static final int CHANGES_MAX = StreamReaderSettings.RECORDS_MAX;

  static final Input<String> CURSOR =
      Input.text(
          "cursor",
          "Cursor",
          "Where to go on: the nextCursor of the call before. Store it after the changes are"
              + " handled, and each is seen at least once. Without it, reading begins at Start.");

  static final Input<String> START =
      Input.choice(
              "start",
              "Start",
              List.of("latest", "oldest"),
              "Where to begin without a cursor: with what is written from now on, or with the"
                  + " oldest change that the stream still has, of up to 24 hours ago.")
          .withDefault(new JsonValue.Str("latest"));

  static final Input<Long> LIMIT =
      Input.integer("limit", "Limit", 1, CHANGES_MAX, "The most changes to return, up to 1000.")
          .withDefault(new JsonValue.Str("100"));

  public static final Action ACTION =
      Action.define("pollChanges", "Poll Changes", Safety.READ)
          .tool("dynamodb_poll_changes")
          .description("Get the changes of a DynamoDB table since the last poll, from its stream")
          .inputs(TABLE_NAME, CURSOR, START, LIMIT)
          .outputSchema(
              (JsonValue.Obj)
                  JsonFormat.read(
                      """
                      {"type": "object",
                       "properties": {
                         "changes": {"type": "array", "items": {
                           "type": "object",
                           "properties": {
                             "id": {"type": "string"},
                             "type": {"type": "string", "enum": ["INSERT", "MODIFY", "REMOVE"]},
                             "at": {"type": "string", "format": "date-time"},
                             "sequenceNumber": {"type": "string"},
                             "byTimeToLive": {"type": "boolean"},
                             "Keys": {"type": "object"},
                             "NewImage": {"type": "object"},
                             "OldImage": {"type": "object"}}}},
                         "gap": {"type": "boolean"},
                         "nextCursor": {"type": "string"}}}
                      """))
          .examplePayload(
              """
              {"changes": [
                {"id": "f07f8ca4b0b26cb9c4e5e77e69f274ee", "type": "INSERT",
                 "at": "2026-01-15T10:30:00Z", "sequenceNumber": "111100000000000000001",
                 "byTimeToLive": false,
                 "Keys": {"customerId": 1234},
                 "NewImage": {"customerId": 1234, "status": "new"}}],
               "gap": false,
               "nextCursor": "WyI0ZjZhIiwie30iXQ"}
              """)
          .runs(PollChanges::run);

  private PollChanges() {}

  private static Answer run(ActionCall call) {
    String table = call.get(TABLE_NAME);
    String mark = Cursor.mark(call, "changes", table);
    int limit = (int) Math.min(call.get(LIMIT), call.connection().policy().itemsMax());
    MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    String cursor = call.optional(CURSOR);
    if (cursor != null) {
      checkpoints.save(READER, checkpoint(cursor, mark));
    }
    StreamReaderSettings.Start start =
        call.get(START).equals("oldest")
            ? StreamReaderSettings.Start.OLDEST
            : StreamReaderSettings.Start.NEW;
    StreamReader reader =
        new StreamReader(
            call.checkedClient(),
            call.checkedStreams(),
            checkpoints,
            new StreamReaderSettings(READER, table, start, limit, Duration.ZERO));
    List<Record> changes = new ArrayList<>();
    Caps caps = new Caps(limit, call.connection().policy().bytesMax());
    boolean gap = read(reader, table, caps, changes);
    Checkpoint reached =
        checkpoints
            .load(READER)
            .orElseThrow(() -> new IllegalStateException("a reader that read has a checkpoint"));
    return Answer.made(values -> result(changes, values))
        .with("gap", new JsonValue.Bool(gap))
        .with(
            "nextCursor",
            new JsonValue.Str(Cursor.of(mark, new JsonValue.Str(CheckpointFormat.write(reached)))));
  }

  /** Whether changes before these are lost. */
  private static boolean read(StreamReader reader, String table, Caps caps, List<Record> changes) {
    boolean gap = false;
    long bytes = 0;
    try {
      while (changes.size() < caps.itemsMax() && bytes < caps.bytesMax()) {
        Optional<ShardRecords> some = reader.next();
        if (some.isEmpty()) {
          return gap;
        }
        int taken = 0;
        for (Record change : some.get().records()) {
          if (changes.size() == caps.itemsMax() || bytes >= caps.bytesMax()) {
            break;
          }
          changes.add(change);
          bytes += size(change.dynamodb());
          taken++;
        }
        gap |= some.get().afterGap();
        reader.done(some.get(), taken);
      }
      return gap;
    } catch (NoStreamException none) {
      throw noStream(table);
    }
  }

  private static long size(StreamRecord change) {
    return ItemSize.of(change.keys())
        + ItemSize.of(change.newImage())
        + ItemSize.of(change.oldImage());
  }

  static ActionError noStream(String table) {
    return ActionError.of(
            ErrorCode.RESOURCE_NOT_FOUND, "table '" + table + "' has no stream of changes")
        .withField("tableName")
        .withHint("updateTable with streamViewType NEW_AND_OLD_IMAGES switches it on");
  }

  private static Checkpoint checkpoint(String cursor, String mark) {
    try {
      return CheckpointFormat.read(Cursor.text(cursor, mark), CURSOR.name());
    } catch (CheckpointException malformed) {
      throw ActionError.invalidInput(CURSOR.name(), String.valueOf(malformed.getMessage()))
          .withHint("give the nextCursor of the call before, unchanged");
    }
  }

  private static JsonValue.Obj result(List<Record> changes, ValueWriter values) {
    return JsonValue.Obj.EMPTY.with(
        "changes",
        new JsonValue.Arr(changes.stream().map(change -> change(change, values)).toList()));
  }

  private static JsonValue change(Record record, ValueWriter values) {
    StreamRecord data = record.dynamodb();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("id", new JsonValue.Str(record.eventID()));
    members.put("type", new JsonValue.Str(record.eventNameAsString()));
    if (data.approximateCreationDateTime() != null) {
      members.put("at", new JsonValue.Str(data.approximateCreationDateTime().toString()));
    }
    members.put("sequenceNumber", new JsonValue.Str(data.sequenceNumber()));
    members.put(
        "byTimeToLive",
        new JsonValue.Bool(
            record.userIdentity() != null
                && "dynamodb.amazonaws.com".equals(record.userIdentity().principalId())));
    members.put("Keys", values.write(data.keys()));
    if (data.hasNewImage()) {
      members.put("NewImage", values.write(data.newImage()));
    }
    if (data.hasOldImage()) {
      members.put("OldImage", values.write(data.oldImage()));
    }
    return new JsonValue.Obj(members);
  }
}
