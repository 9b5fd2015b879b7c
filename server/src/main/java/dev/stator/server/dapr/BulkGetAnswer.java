package dev.stator.server.dapr;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.dapr.BulkAnswer;
import dev.stator.dapr.StoredState;
import dev.stator.server.dapr.sidecar.JsonText;
import dev.stator.server.dapr.sidecar.StateErrors;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.limit.Holding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The answer to a bulk read: a JSON array in the order of the keys, values as they are stored. */
final class BulkGetAnswer {
  /** What an entry has beside its value: its key, or what is wrong. */
  private static final long ENTRY_BYTES = 256;

  private BulkGetAnswer() {}

  /**
   * @param keys as the application names them
   * @param answers one for each key
   * @param holding is closed when the values are not needed any more
   */
  static HttpAnswer of(List<String> keys, List<BulkAnswer> answers, Holding holding) {
    long bytes =
        answers.stream().mapToLong(BulkAnswer::valueBytes).sum() + keys.size() * ENTRY_BYTES;
    return LongAnswer.of(json -> write(json, keys, answers), bytes, holding);
  }

  private static void write(JsonGenerator json, List<String> keys, List<BulkAnswer> answers)
      throws IOException {
    json.writeStartArray();
    for (int i = 0; i < keys.size(); i++) {
      json.writeStartObject();
      json.writeStringField("key", keys.get(i));
      switch (answers.get(i)) {
        case BulkAnswer.Read read when read.state().isPresent() -> write(json, read.state().get());
        case BulkAnswer.Read absent -> {}
        case BulkAnswer.Failed failed ->
            json.writeStringField("error", StateErrors.text(failed.error()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, StoredState state) throws IOException {
    if (!writeValue(json, state)) {
      return;
    }
    Map<String, String> metadata = state.metadata();
    if (!metadata.isEmpty()) {
      json.writeObjectFieldStart("metadata");
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }

  /**
   * Writes the members {@code data} and {@code etag}, or {@code error}.
   *
   * @return whether there was no error
   */
  static boolean writeValue(JsonGenerator json, StoredState state) throws IOException {
    byte[] value = state.value().bytes();
    if (value.length > 0) {
      if (!JsonText.isJson(value)) {
        json.writeStringField("error", "the value is not JSON: get this key alone");
        return false;
      }
      json.writeFieldName("data");
      json.writeRawValue(new String(value, StandardCharsets.UTF_8));
    }
    if (state.etag() != null) {
      json.writeStringField("etag", state.etag());
    }
    return true;
  }
}
