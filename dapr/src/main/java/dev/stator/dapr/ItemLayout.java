package dev.stator.dapr;

import dev.stator.model.ItemSize;
import dev.stator.model.Limits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How an entry lies in the table, the same as Dapr's component for DynamoDB writes and reads it:
 * the key S, {@code value} S or B, {@code etag} S, the expiry N in epoch seconds. Under a request's
 * own partition key, which that component does not know, {@code daprKey} S holds the key; in a
 * table with a sort key that one holds it.
 */
final class ItemLayout {
  static final String VALUE = "value";
  static final String ETAG = "etag";
  static final String OWNER = "daprKey";

  /** Names that no configured attribute may have. */
  static final Set<String> RESERVED = Set.of(VALUE, ETAG, OWNER);

  /** 9999-12-31T23:59:59Z, the last second that RFC 3339 can write. */
  private static final BigDecimal EPOCH_SECOND_MAX = new BigDecimal("253402300799");

  private final StateStoreSettings settings;
  private final @Nullable Encryption encryption;

  /**
   * @param encryption null if values are stored as they are
   */
  ItemLayout(StateStoreSettings settings, @Nullable Encryption encryption) {
    this.settings = settings;
    this.encryption = encryption;
  }

  /** The partition that {@code key} chooses; null for its own. */
  @Nullable String partition(StateKey key) {
    return settings.requestPartitionKey() ? key.partition() : null;
  }

  /** The primary key of {@code key}'s item. */
  Map<String, AttributeValue> primaryKey(StateKey key) {
    @Nullable String partition = partition(key);
    AttributeValue place = AttributeValue.fromS(partition == null ? key.key() : partition);
    @Nullable String sort = settings.sortAttribute();
    return sort == null
        ? Map.of(settings.keyAttribute(), place)
        : Map.of(settings.keyAttribute(), place, sort, AttributeValue.fromS(key.key()));
  }

  /** The primary key in an item. */
  Map<String, AttributeValue> primaryKey(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (String name : keyNames()) {
      @Nullable AttributeValue value = item.get(name);
      if (value != null) {
        key.put(name, value);
      }
    }
    return key;
  }

  /** The table's key attributes. */
  List<String> keyNames() {
    @Nullable String sort = settings.sortAttribute();
    return sort == null ? List.of(settings.keyAttribute()) : List.of(settings.keyAttribute(), sort);
  }

  /** Whose entry {@code item} is. */
  StateKey key(Map<String, AttributeValue> item) {
    String place = required(item, settings.keyAttribute());
    @Nullable String sort = settings.sortAttribute();
    if (sort != null) {
      return new StateKey(required(item, sort), place);
    }
    @Nullable String owner = settings.sharesPlaces() ? text(item, OWNER) : null;
    return owner == null ? StateKey.of(place) : new StateKey(owner, place);
  }

  private static String required(Map<String, AttributeValue> item, String name) {
    @Nullable String text = text(item, name);
    if (text == null) {
      throw new StateError.Unreadable("the table's key '" + name + "' is not of type S");
    }
    return text;
  }

  /**
   * The item of an entry.
   *
   * @param expiresAt epoch second; null for never
   * @throws StateError.TooLarge beyond 400 KB
   */
  Map<String, AttributeValue> item(
      StateKey key, StateValue value, String etag, @Nullable Long expiresAt) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(primaryKey(key));
    if (settings.sharesPlaces() && partition(key) != null) {
      item.put(OWNER, AttributeValue.fromS(key.key()));
    }
    item.put(
        VALUE,
        switch (encryption == null ? value : encryption.seal(value)) {
          case StateValue.Text text -> AttributeValue.fromS(text.text());
          case StateValue.Binary binary -> AttributeValue.fromB(binary.content());
        });
    item.put(ETAG, AttributeValue.fromS(etag));
    if (expiresAt != null && settings.ttlAttribute() != null) {
      item.put(settings.ttlAttribute(), AttributeValue.fromN(Long.toString(expiresAt)));
    }
    checkSize(key, item);
    return item;
  }

  private static void checkSize(StateKey key, Map<String, AttributeValue> item) {
    long bytes = size(item);
    if (bytes > Limits.ITEM_SIZE_BYTES_MAX) {
      throw new StateError.TooLarge(
          "the value of key '%s' is too large: its item would take %d bytes, and an item may take %d (400 KB)"
              .formatted(key.key(), bytes, Limits.ITEM_SIZE_BYTES_MAX));
    }
  }

  /**
   * Bytes, as DynamoDB counts them.
   *
   * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats".
   */
  static long size(Map<String, AttributeValue> item) {
    long bytes = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      bytes += utf8(attribute.getKey()) + size(attribute.getValue());
    }
    return bytes;
  }

  private static long size(AttributeValue value) {
    if (value.s() != null) {
      return utf8(value.s());
    }
    if (value.b() != null) {
      return value.b().asByteArrayUnsafe().length;
    }
    return 1L + (value.n().length() + 1) / 2;
  }

  /** Of its value; 0 if it has none. */
  static long valueBytes(Map<String, AttributeValue> item) {
    @Nullable AttributeValue value = item.get(VALUE);
    return value == null || (value.s() == null && value.b() == null) ? 0 : size(value);
  }

  private static long utf8(String text) {
    return ItemSize.utf8(text);
  }

  /**
   * The entry in {@code item}; empty if it is expired, belongs to another key, or has no value.
   *
   * @throws StateError.Unreadable if its value is of a type that no state store writes
   */
  Optional<StoredState> read(StateKey key, Map<String, AttributeValue> item, Instant now) {
    @Nullable AttributeValue value = item.get(VALUE);
    if (value == null || isExpired(item, now) || !belongsTo(key, item)) {
      return Optional.empty();
    }
    StateValue stored = value(key, value);
    return Optional.of(
        new StoredState(
            encryption == null ? stored : encryption.open(key, stored),
            text(item, ETAG),
            instant(expiry(item))));
  }

  boolean isExpired(Map<String, AttributeValue> item, Instant now) {
    @Nullable BigDecimal expiry = expiry(item);
    return expiry != null && expiry.compareTo(BigDecimal.valueOf(now.getEpochSecond())) <= 0;
  }

  /** Whether the entry in {@code item}, which may be expired, is {@code key}'s. */
  boolean belongsTo(StateKey key, Map<String, AttributeValue> item) {
    if (!settings.sharesPlaces()) {
      return true;
    }
    @Nullable String owner = text(item, OWNER);
    return partition(key) == null ? owner == null : key.key().equals(owner);
  }

  private static StateValue value(StateKey key, AttributeValue value) {
    return switch (value.type()) {
      case S -> new StateValue.Text(value.s());
      case B -> new StateValue.Binary(value.b());
      case N, SS, NS, BS, M, L, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new StateError.Unreadable(
              "unsupported attribute value type: the item of key '%s' holds its value as %s, and a state store writes S or B"
                  .formatted(key.key(), value.type()));
    };
  }

  /** The S attribute {@code name}, or null. */
  static @Nullable String text(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  private @Nullable BigDecimal expiry(Map<String, AttributeValue> item) {
    @Nullable AttributeValue value =
        settings.ttlAttribute() == null ? null : item.get(settings.ttlAttribute());
    // DynamoDB's own TTL passes over anything but a number too.
    return value == null || value.n() == null ? null : new BigDecimal(value.n());
  }

  private static @Nullable Instant instant(@Nullable BigDecimal epochSecond) {
    if (epochSecond == null || epochSecond.compareTo(EPOCH_SECOND_MAX) > 0) {
      return null;
    }
    return Instant.ofEpochSecond(epochSecond.longValue());
  }
}
