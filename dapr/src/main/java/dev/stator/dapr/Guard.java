package dev.stator.dapr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * Of a write of {@code key}.
   *
   * @param conditions all must hold for the entry as it stands
   */
  static Guard ofSet(
      StateStoreSettings settings,
      StateKey key,
      Collection<WriteCondition> conditions,
      long nowEpochSecond) {
    Writer writer = new Writer(settings, nowEpochSecond);
    @Nullable String owner = writer.owner(key);
    @Nullable String asked = writer.all(owner, conditions);
    if (asked != null || owner == null) {
      return writer.guard(asked);
    }
    return writer.guard(writer.orExpired(owner));
  }

  /** Of a deletion of {@code key}; {@code conditions} as in {@link #ofSet}. */
  static Guard ofDelete(
      StateStoreSettings settings,
      StateKey key,
      Collection<WriteCondition> conditions,
      long nowEpochSecond) {
    Writer writer = new Writer(settings, nowEpochSecond);
    @Nullable String owner = writer.owner(key);
    @Nullable String asked = writer.all(owner, conditions);
    return writer.guard(asked == null ? owner : asked);
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

    /** All conditions together with the owner's; null if none is asked for. */
    @Nullable String all(@Nullable String owner, Collection<WriteCondition> conditions) {
      List<String> terms = new ArrayList<>();
      if (owner != null) {
        terms.add(owner);
      }
      boolean first = conditions.stream().anyMatch(WriteCondition.FirstWrite.class::isInstance);
      if (first) {
        terms.add("attribute_not_exists(" + name("#etag", ItemLayout.ETAG) + ")");
      }
      Set<String> etags = etags(conditions);
      for (String etag : etags) {
        String value = value(":etag" + terms.size(), AttributeValue.fromS(etag));
        terms.add(name("#etag", ItemLayout.ETAG) + " = " + value);
      }
      if (!etags.isEmpty()) {
        @Nullable String expired = expired();
        if (expired != null) {
          // A missing attribute compares as false, so that its negation holds for what never
          // expires.
          terms.add("NOT " + expired);
        }
        return String.join(" AND ", terms);
      }
      return first ? orExpired(String.join(" AND ", terms)) : null;
    }

    private static Set<String> etags(Collection<WriteCondition> conditions) {
      Set<String> etags = new LinkedHashSet<>();
      for (WriteCondition condition : conditions) {
        if (condition instanceof WriteCondition.Etag asked) {
          etags.add(asked.etag());
        }
      }
      return etags;
    }

    private String name(String placeholder, String attribute) {
      names.put(placeholder, attribute);
      return placeholder;
    }

    private String value(String placeholder, AttributeValue value) {
      values.put(placeholder, value);
      return placeholder;
    }

    @Nullable String owner(StateKey key) {
      if (!settings.sharesPlaces()) {
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
  }
}
