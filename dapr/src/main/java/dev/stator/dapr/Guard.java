package dev.stator.dapr;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The condition expression of a write. Every one of them sees an expired item as no item, and
 * refuses to touch the entry of another key that lies at the same place.
 *
 * @param expression null for none
 */
record Guard(
    @Nullable String expression, Map<String, String> names, Map<String, AttributeValue> values) {

  /** Of a write of {@code key}. */
  static Guard ofSet(
      StateStoreSettings settings, StateKey key, WriteCondition condition, long nowEpochSecond) {
    Writer writer = new Writer(settings, nowEpochSecond);
    @Nullable String owner = writer.owner(key);
    return writer.guard(
        switch (condition) {
          case WriteCondition.Always always -> owner == null ? null : writer.orExpired(owner);
          case WriteCondition.FirstWrite first ->
              writer.orExpired(and(owner, "attribute_not_exists(" + writer.etag() + ")"));
          case WriteCondition.Etag etag -> and(owner, writer.hasEtag(etag.etag()));
        });
  }

  /** Of a deletion of {@code key}. */
  static Guard ofDelete(
      StateStoreSettings settings, StateKey key, @Nullable String etag, long nowEpochSecond) {
    Writer writer = new Writer(settings, nowEpochSecond);
    @Nullable String owner = writer.owner(key);
    return writer.guard(etag == null ? owner : and(owner, writer.hasEtag(etag)));
  }

  private static String and(@Nullable String left, String right) {
    return left == null ? right : left + " AND " + right;
  }

  /** Collects the names and values that the expression uses: DynamoDB refuses unused ones. */
  private static final class Writer {
    private final StateStoreSettings settings;
    private final long now;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    Writer(StateStoreSettings settings, long now) {
      this.settings = settings;
      this.now = now;
    }

    Guard guard(@Nullable String expression) {
      return new Guard(expression, names, values);
    }

    private String name(String placeholder, String attribute) {
      names.put(placeholder, attribute);
      return placeholder;
    }

    private String value(String placeholder, AttributeValue value) {
      values.put(placeholder, value);
      return placeholder;
    }

    String etag() {
      return name("#etag", ItemLayout.ETAG);
    }

    @Nullable String owner(StateKey key) {
      if (!settings.requestPartitionKey()) {
        return null;
      }
      String owner = name("#owner", ItemLayout.OWNER);
      if (key.partition() == null) {
        return "attribute_not_exists(" + owner + ")";
      }
      String partition = name("#key", settings.keyAttribute());
      String mine = value(":owner", AttributeValue.fromS(key.key()));
      return "(attribute_not_exists(" + partition + ") OR " + owner + " = " + mine + ")";
    }

    private @Nullable String expired() {
      return settings.ttlAttribute() == null
          ? null
          : name("#ttl", settings.ttlAttribute())
              + " <= "
              + value(":now", AttributeValue.fromN(Long.toString(now)));
    }

    String orExpired(String expression) {
      @Nullable String expired = expired();
      return expired == null ? expression : expression + " OR " + expired;
    }

    String hasEtag(String etag) {
      String same = etag() + " = " + value(":etag", AttributeValue.fromS(etag));
      @Nullable String expired = expired();
      // A missing attribute compares as false, so that its negation holds for what never expires.
      return expired == null ? same : same + " AND NOT " + expired;
    }
  }
}
