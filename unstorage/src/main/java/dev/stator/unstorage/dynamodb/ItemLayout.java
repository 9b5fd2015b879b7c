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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as unstorage's aws-dynamodb driver writes them: key and value as S, the time of expiry in
 * epoch seconds as N, no value attribute for empty text. Reads what its earlier versions wrote,
 * too: the value in the ttl attribute as S, the time as S; and values that other programs stored in
 * native types.
 */
final class ItemLayout {
  private final DynamoDbOptions.Attributes names;

  ItemLayout(DynamoDbOptions.Attributes names) {
    this.names = names;
  }

  Map<String, AttributeValue> item(String key, String text, @Nullable Instant expiresAt) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    if (!text.isEmpty()) {
      item.put(names.value(), AttributeValue.fromS(text));
    }
    if (expiresAt != null) {
      item.put(names.ttl(), AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())));
    }
    return item;
  }

  Map<String, AttributeValue> key(String key) {
    return Map.of(names.key(), AttributeValue.fromS(key));
  }

  Entry entry(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(names.value());
    AttributeValue ttl = item.get(names.ttl());
    if (value == null && ttl != null && ttl.s() != null) {
      return new Entry(ttl.s(), null);
    }
    return new Entry(value == null ? "" : text(value), expiresAt(item));
  }

  /** When the item expires; null if it never does. */
  @Nullable Instant expiresAt(Map<String, AttributeValue> item) {
    AttributeValue ttl = item.get(names.ttl());
    if (ttl == null) {
      return null;
    }
    String number = ttl.n() != null ? ttl.n() : ttl.s();
    if (number == null) {
      return null;
    }
    try {
      return Instant.ofEpochSecond(new BigDecimal(number).longValue());
    } catch (NumberFormatException | java.time.DateTimeException notATime) {
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
