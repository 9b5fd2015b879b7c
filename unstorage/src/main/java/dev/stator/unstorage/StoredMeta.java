package dev.stator.unstorage;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A metadata item, {@code key$}: a JSON object. */
final class StoredMeta {
  private static final long NANOS_TO_ROUND_UP = 999_999_999;

  /** More is nobody's time to live. */
  private static final double SECONDS_MAX = 1e15;

  private StoredMeta() {}

  /**
   * What is known of {@code entry}.
   *
   * @param stored the metadata item; what is not a JSON object is the users' own and says nothing
   */
  static Meta of(Entry entry, Optional<Entry> stored, Instant now) {
    JsonValue.Obj object = stored.map(meta -> parse(meta.text())).orElse(JsonValue.Obj.EMPTY);
    Long ttl = entry.expiresAt() == null ? seconds(object) : remaining(entry.expiresAt(), now);
    return new Meta(
        ttl, time(object, "mtime"), time(object, "atime"), Etag.of(entry.text()), object);
  }

  private static JsonValue.Obj parse(String text) {
    try {
      return JsonFormat.read(text) instanceof JsonValue.Obj object ? object : JsonValue.Obj.EMPTY;
    } catch (JsonSyntaxException notJson) {
      return JsonValue.Obj.EMPTY;
    }
  }

  private static Long remaining(Instant expiresAt, Instant now) {
    return Math.max(0, Duration.between(now, expiresAt).plusNanos(NANOS_TO_ROUND_UP).toSeconds());
  }

  private static @Nullable Long seconds(JsonValue.Obj object) {
    if (object.get("ttl") instanceof JsonValue.Num number) {
      double seconds = Double.parseDouble(number.text());
      return Math.abs(seconds) > SECONDS_MAX ? null : Long.valueOf((long) Math.ceil(seconds));
    }
    return null;
  }

  private static @Nullable Instant time(JsonValue.Obj object, String name) {
    try {
      return switch (object.get(name)) {
        case JsonValue.Str time -> Instant.parse(time.value());
        // JavaScript's Date.now()
        case JsonValue.Num millis ->
            Instant.ofEpochMilli(new BigDecimal(millis.text()).longValueExact());
        case null, default -> null;
      };
    } catch (DateTimeParseException | ArithmeticException noTime) {
      return null;
    }
  }
}
