package dev.stator.unstorage.dynamodb;

import dev.stator.tables.json.Surrogates;
import dev.stator.unstorage.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys of a Storage, with the driver's base in front, and keys of the table.
 *
 * <p>In the layout {@link Layout.Partitioned} {@code a:b:c} is the partition {@code a} and the sort
 * key {@code b:c}. A key without a rest has the sort key {@code :}, which no rest can be.
 *
 * <p>Source of the limits: DynamoDB Developer Guide, "Quotas", "Partition keys and sort keys".
 *
 * @param partition the partition key's attribute
 * @param sort the sort key's attribute; null in the layout {@link Layout.Flat}
 * @param segments of a key that make the partition
 */
record KeyLayout(String partition, @Nullable String sort, int segments) {
  static final int PARTITION_BYTES_MAX = 2048;
  static final int SORT_BYTES_MAX = 1024;
  private static final String NO_REST = ":";
  private static final int SHOWN_MAX = 80;

  static KeyLayout of(DynamoDbOptions options) {
    return switch (options.layout()) {
      case Layout.Flat flat -> new KeyLayout(options.attributes().key(), null, 1);
      case Layout.Partitioned(var sortAttribute, var segments) ->
          new KeyLayout(options.attributes().key(), sortAttribute, segments);
    };
  }

  /** The key attributes' names. */
  List<String> names() {
    return sort == null ? List.of(partition) : List.of(partition, sort);
  }

  /**
   * The table's key.
   *
   * @throws StorageException.InvalidKey if it is longer than DynamoDB takes, or has half a
   *     surrogate pair, which would make it another key
   */
  Map<String, AttributeValue> key(String key) {
    if (Surrogates.areUnpaired(key)) {
      throw new StorageException.InvalidKey(
          "[unstorage] Invalid key: \"" + key + "\" has " + Surrogates.UNPAIRED);
    }
    if (sort == null) {
      check(key, key, PARTITION_BYTES_MAX);
      return Map.of(partition, AttributeValue.fromS(key));
    }
    int end = endOfPartition(key);
    String first = end < 0 ? key : key.substring(0, end);
    String rest = end < 0 ? NO_REST : key.substring(end + 1);
    check(key, first, PARTITION_BYTES_MAX);
    check(key, rest, SORT_BYTES_MAX);
    return Map.of(partition, AttributeValue.fromS(first), sort, AttributeValue.fromS(rest));
  }

  /** The key of an item; empty if it is no item of a Storage. */
  String keyOf(Map<String, AttributeValue> item) {
    String first = text(item.get(partition));
    if (sort == null) {
      return first;
    }
    String rest = text(item.get(sort));
    return rest.equals(NO_REST) || rest.isEmpty() ? first : first + ":" + rest;
  }

  /** Where the keys that begin with something are. */
  sealed interface Range {
    /** Anywhere in the table: the partition key begins with {@code start}. */
    record Whole(String start) implements Range {}

    /** In one partition: the sort key begins with {@code restStart}. */
    record OnePartition(String partition, String restStart) implements Range {}
  }

  /**
   * @param start empty, or with a {@code :} at its end
   */
  Range range(String start) {
    int end = sort == null ? -1 : endOfPartition(start);
    return end < 0
        ? new Range.Whole(start)
        : new Range.OnePartition(start.substring(0, end), start.substring(end + 1));
  }

  /** Where the separator is that ends the partition; negative if there is none. */
  private int endOfPartition(String key) {
    int end = -1;
    for (int i = 0; i < segments; i++) {
      end = key.indexOf(':', end + 1);
      if (end < 0) {
        return -1;
      }
    }
    return end;
  }

  private static String text(@Nullable AttributeValue value) {
    return value == null || value.s() == null ? "" : value.s();
  }

  private static void check(String key, String part, int bytesMax) {
    // a char takes up to three bytes
    if (part.length() * 3L <= bytesMax) {
      return;
    }
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > bytesMax) {
      String shown = key.length() > SHOWN_MAX ? key.substring(0, SHOWN_MAX) + "..." : key;
      throw new StorageException.InvalidKey(
          "[unstorage] Invalid key: \""
              + shown
              + "\" takes "
              + bytes
              + " bytes where DynamoDB takes up to "
              + bytesMax
              + "; use a shorter key");
    }
  }
}
