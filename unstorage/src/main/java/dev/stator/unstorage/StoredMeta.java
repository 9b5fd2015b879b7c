package dev.stator.unstorage;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The part of a metadata item ({@code key$}, a JSON object) that answers show. */
record StoredMeta(@Nullable Long ttlSeconds, @Nullable Instant modified) {
  private static final StoredMeta NOTHING = new StoredMeta(null, null);

  /** What is not a JSON object, or holds other things, says nothing: it is the users' own item. */
  static StoredMeta parse(String text) {
    try {
      return JsonFormat.read(text) instanceof JsonValue.Obj object ? of(object) : NOTHING;
    } catch (JsonSyntaxException notJson) {
      return NOTHING;
    }
  }

  private static StoredMeta of(JsonValue.Obj object) {
    Long ttl = null;
    if (object.get("ttl") instanceof JsonValue.Num number) {
      try {
        ttl = Long.valueOf(number.text());
      } catch (NumberFormatException fraction) {
        ttl = null;
      }
    }
    Instant modified = null;
    if (object.get("mtime") instanceof JsonValue.Str time) {
      try {
        modified = Instant.parse(time.value());
      } catch (DateTimeParseException otherText) {
        modified = null;
      }
    }
    return new StoredMeta(ttl, modified);
  }
}
