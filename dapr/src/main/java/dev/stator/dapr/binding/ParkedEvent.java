package dev.stator.dapr.binding;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event that could not be delivered.
 *
 * @param binding whose event it is
 * @param reason of the last failure
 */
public record ParkedEvent(String binding, BindingEvent event, String reason, Instant time) {

  /** Without the event's data. */
  Map<String, JsonValue> facts() {
    Map<String, JsonValue> facts = new LinkedHashMap<>();
    facts.put("id", new JsonValue.Str(event.id()));
    facts.put("binding", new JsonValue.Str(binding));
    facts.put("parkedAt", new JsonValue.Str(time.toString()));
    facts.put("deliveries", JsonValue.Num.of((long) event.attempt()));
    facts.put("reason", new JsonValue.Str(reason));
    return facts;
  }

  /** All of it, the data as JSON in {@code event}. */
  JsonValue json() {
    Map<String, JsonValue> members = facts();
    members.put("event", JsonFormat.read(event.data().asByteArrayUnsafe()));
    return new JsonValue.Obj(members);
  }
}
