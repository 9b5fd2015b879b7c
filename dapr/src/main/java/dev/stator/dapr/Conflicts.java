package dev.stator.dapr;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Says what of a request is not true of the item that lies in the table. */
record Conflicts(ItemLayout layout) {

  /**
   * The conflict of a write that was refused.
   *
   * @param item as it stands; null if there is none
   * @param text the table's words
   */
  StateError of(
      StateKey key,
      WriteCondition condition,
      @Nullable Map<String, AttributeValue> item,
      String text,
      Throwable cause) {
    if (item != null && !layout.belongsTo(key, item)) {
      @Nullable String partition = layout.partition(key);
      String place = partition == null ? key.key() : partition;
      return new StateError.PartitionTaken(
          "partition '%s' holds key '%s', not '%s'"
              .formatted(place, layout.key(item).key(), key.key()),
          cause);
    }
    return condition instanceof WriteCondition.Etag
        ? new StateError.EtagMismatch(text, cause)
        : new StateError.AlreadyWritten(text, cause);
  }

  /** Whether {@code condition} is false for {@code item}. */
  boolean contradicts(
      StateKey key,
      WriteCondition condition,
      @Nullable Map<String, AttributeValue> item,
      Instant now) {
    @Nullable Map<String, AttributeValue> entry =
        item == null || layout.isExpired(item, now) ? null : item;
    if (entry != null && !layout.belongsTo(key, entry)) {
      return true;
    }
    @Nullable String etag = entry == null ? null : ItemLayout.text(entry, ItemLayout.ETAG);
    return switch (condition) {
      case WriteCondition.Always always -> false;
      case WriteCondition.FirstWrite first -> etag != null;
      case WriteCondition.Etag asked -> !asked.etag().equals(etag);
    };
  }
}
