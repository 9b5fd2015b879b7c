package dev.stator.unstorage.dynamodb;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.PlainJson;
import dev.stator.unstorage.Entry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as unstorage's aws-dynamodb driver writes them: key and value as S, the time of expiry in
 * epoch seconds as N, no value attribute for empty text. Reads what its earlier versions wrote,
 * too: the value in the ttl attribute as S, the time as S; and values that other programs stored in
 * native types.
 */
record ItemLayout(DynamoDbOptions.Attributes names) {
  /** Later times never come. */
  private static final BigDecimal LAST = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

  /**
   * @param key the table's key
   */
  Map<String, AttributeValue> item(
      Map<String, AttributeValue> key, String text, @Nullable Instant expiresAt) {
    Map<String, AttributeValue> item = new HashMap<>(key);
    if (!text.isEmpty()) {
      item.put(names.value(), AttributeValue.fromS(text));
    }
    if (expiresAt != null) {
      item.put(names.ttl(), AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())));
    }
    return item;
  }

  /** What the item holds, unless it is not there or has expired. */
  Optional<Entry> entry(Map<String, AttributeValue> item, Instant now) {
    if (item.isEmpty()) {
      return Optional.empty();
    }
    AttributeValue value = item.get(names.value());
    AttributeValue ttl = item.get(names.ttl());
    if (value == null && ttl != null && ttl.s() != null) {
      // the driver's first version, configured without a name for the time
      return Optional.of(new Entry(ttl.s(), null));
    }
    Instant expiresAt = ttl == null ? null : time(ttl.n() != null ? ttl.n() : ttl.s());
    if (expiresAt != null && isPast(expiresAt, now)) {
      return Optional.empty();
    }
    return Optional.of(new Entry(value == null ? "" : text(value), expiresAt));
  }

  /** What the time of expiry alone says of an item. */
  enum Life {
    ALIVE,
    EXPIRED,
    /** Only the whole item tells: an earlier version of the driver wrote it. */
    UNCLEAR
  }

  Life life(Map<String, AttributeValue> item, Instant now) {
    AttributeValue ttl = item.get(names.ttl());
    if (ttl == null) {
      return Life.ALIVE;
    }
    Instant expiresAt = time(ttl.n() != null ? ttl.n() : ttl.s());
    if (expiresAt == null || !isPast(expiresAt, now)) {
      return Life.ALIVE;
    }
    return ttl.n() == null ? Life.UNCLEAR : Life.EXPIRED;
  }

  /** An item lives through the whole second of its time, as with the JavaScript driver. */
  private static boolean isPast(Instant expiresAt, Instant now) {
    return now.getEpochSecond() > expiresAt.getEpochSecond();
  }

  private static @Nullable Instant time(@Nullable String seconds) {
    if (seconds == null) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(seconds);
      if (number.compareTo(LAST) > 0) {
        return null;
      }
      return number.signum() < 0 ? Instant.EPOCH : Instant.ofEpochSecond(number.longValue());
    } catch (NumberFormatException notATime) {
      return null;
    }
  }

  /** A native type becomes the text that JavaScript's driver would give for it. */
  private static String text(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> value.n();
      case BOOL -> value.bool().toString();
      case B -> "base64:" + Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
      case NUL -> "null";
      case M, L, SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          new String(JsonFormat.write(PlainJson.toJson(value)), StandardCharsets.UTF_8);
    };
  }
}
