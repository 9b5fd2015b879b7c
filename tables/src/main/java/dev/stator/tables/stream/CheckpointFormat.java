package dev.stator.tables.stream;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as JSON: {@code {"version":1,"stream":arn,"shards":{id:position}}}, a position being
 * {@code "oldest"}, {@code "finished"}, {@code {"since":time}} or {@code {"after":number}}.
 */
public final class CheckpointFormat {
  private static final String VERSION = "1";
  private static final String OLDEST = "oldest";
  private static final String FINISHED = "finished";

  private CheckpointFormat() {}

  public static String write(Checkpoint checkpoint) {
    Map<String, JsonValue> shards = new LinkedHashMap<>();
    checkpoint.shards().forEach((id, position) -> shards.put(id, json(position)));
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("version", new JsonValue.Num(VERSION));
    members.put("stream", new JsonValue.Str(checkpoint.streamArn()));
    members.put("shards", new JsonValue.Obj(shards));
    return new String(JsonFormat.write(new JsonValue.Obj(members)), StandardCharsets.UTF_8);
  }

  private static JsonValue json(ShardPosition position) {
    return switch (position) {
      case ShardPosition.Oldest oldest -> new JsonValue.Str(OLDEST);
      case ShardPosition.Finished finished -> new JsonValue.Str(FINISHED);
      case ShardPosition.Since since -> one("since", since.time().toString());
      case ShardPosition.After after -> one("after", after.sequenceNumber());
    };
  }

  private static JsonValue one(String name, String value) {
    return new JsonValue.Obj(Map.of(name, new JsonValue.Str(value)));
  }

  /**
   * @param where it lies, for messages
   * @throws CheckpointException if {@code text} is not a checkpoint
   */
  public static Checkpoint read(String text, String where) {
    try {
      if (JsonFormat.read(text) instanceof JsonValue.Obj root
          && root.get("version") instanceof JsonValue.Num version
          && version.text().equals(VERSION)
          && root.get("stream") instanceof JsonValue.Str stream
          && root.get("shards") instanceof JsonValue.Obj shards) {
        Map<String, ShardPosition> positions = new TreeMap<>();
        shards.members().forEach((id, json) -> positions.put(id, position(id, json, where)));
        return new Checkpoint(stream.value(), positions);
      }
    } catch (JsonSyntaxException malformed) {
      throw new CheckpointException(
          where + " is not a checkpoint: " + malformed.getMessage(), malformed);
    }
    throw new CheckpointException(where + " is not a checkpoint of version " + VERSION, null);
  }

  private static ShardPosition position(String shard, JsonValue json, String where) {
    if (json instanceof JsonValue.Str word) {
      return switch (word.value()) {
        case OLDEST -> new ShardPosition.Oldest();
        case FINISHED -> new ShardPosition.Finished();
        default -> throw unfit(shard, where, null);
      };
    }
    if (json instanceof JsonValue.Obj object) {
      if (object.get("after") instanceof JsonValue.Str number) {
        return new ShardPosition.After(number.value());
      }
      if (object.get("since") instanceof JsonValue.Str time) {
        try {
          return new ShardPosition.Since(Instant.parse(time.value()));
        } catch (DateTimeParseException malformed) {
          throw unfit(shard, where, malformed);
        }
      }
    }
    throw unfit(shard, where, null);
  }

  private static CheckpointException unfit(String shard, String where, @Nullable Throwable cause) {
    return new CheckpointException(
        where + " is not a checkpoint: the position of shard " + shard + " is not one", cause);
  }
}
