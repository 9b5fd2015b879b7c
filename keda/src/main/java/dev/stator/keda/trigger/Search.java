package dev.stator.keda.trigger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which items are meant.
 *
 * @param indexName null for the table
 * @param keyCondition null scans
 * @param filter null takes every item
 * @param partitions null for one; else the values of one placeholder, each another partition
 * @param segments of a scan, read side by side; 1 for a query
 * @param consistentRead whether writes answered before are seen for sure; costs twice
 */
public record Search(
    @Nullable String indexName,
    @Nullable String keyCondition,
    @Nullable String filter,
    Map<String, String> names,
    Map<String, AttributeValue> values,
    @Nullable Partitions partitions,
    int segments,
    boolean consistentRead) {
  public static final int SEGMENTS_MAX = 64;
  public static final int PARTITIONS_MAX = 100;

  public Search {
    names = Map.copyOf(names);
    values = Map.copyOf(values);
  }

  /**
   * Several partitions.
   *
   * @param placeholder such as {@code :key}
   * @param values each different from the others
   */
  public record Partitions(String placeholder, List<AttributeValue> values) {
    public Partitions {
      values = List.copyOf(values);
    }
  }

  public boolean isScan() {
    return keyCondition == null;
  }

  /** The values of each query: one map, or one for each partition. */
  public List<Map<String, AttributeValue>> valuesOfQueries() {
    Partitions several = partitions;
    if (several == null) {
      return List.of(values);
    }
    return several.values.stream()
        .map(
            value -> {
              Map<String, AttributeValue> own = new LinkedHashMap<>(values);
              own.put(several.placeholder, value);
              return own;
            })
        .toList();
  }
}
