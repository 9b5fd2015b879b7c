package dev.stator.connector.action;

import dev.stator.connector.output.SdkJson;
import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What an action found or did. Immutable.
 *
 * @param members the result, its attribute values written by the given writer
 * @param beside what is told beside it, which the original connector does not know
 * @param seedShape how the original connector wraps this answer
 */
public record Answer(
    Function<ValueWriter, JsonValue.Obj> members,
    Map<String, JsonValue> beside,
    SeedShape seedShape) {

  /** An answer that the original gives back as it is. */
  public static Answer of(SdkPojo response) {
    return made(values -> SdkJson.write(response, values));
  }

  /** An answer that the original does not know. */
  public static Answer made(Function<ValueWriter, JsonValue.Obj> members) {
    return new Answer(members, Map.of(), SeedShape.TYPED);
  }

  /** This answer, wrapped by the original as {@code shape} says. */
  public Answer inSeedShape(SeedShape shape) {
    return new Answer(members, beside, shape);
  }

  /** This answer and {@code value}, which is not told in the original's shape. */
  public Answer with(String name, JsonValue value) {
    Map<String, JsonValue> more = new LinkedHashMap<>(beside);
    more.put(name, value);
    return new Answer(members, more, seedShape);
  }

  /** This answer and whether what was looked for is there. */
  public Answer withFound(boolean found) {
    return with("found", new JsonValue.Bool(found));
  }

  JsonValue.Obj write(ValueWriter values) {
    JsonValue.Obj answer = members.apply(values);
    if (beside.isEmpty()) {
      return answer;
    }
    Map<String, JsonValue> all = new LinkedHashMap<>(answer.members());
    all.putAll(beside);
    return new JsonValue.Obj(all);
  }
}
