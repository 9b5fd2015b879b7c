package dev.stator.embedded.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares what the indexes give with the orders that there must be. */
final class IndexContents {
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          CrashTables.BY_STATUS, Set.of("status", "step"),
          CrashTables.BY_OWNER, Set.of("owner"),
          CrashTables.BY_AMOUNT, Set.of("amount"));

  /** What they hold; null for all. */
  private static final Map<String, @Nullable Set<String>> ATTRIBUTES = new HashMap<>();

  static {
    ATTRIBUTES.put(CrashTables.BY_OWNER, Set.of("worker", "at", "owner", "amount"));
  }

  private IndexContents() {}

  /** What is wrong with them, in words. */
  static List<String> compare(DynamoDbClient client, Collection<WorkerState> states) {
    List<String> problems = new ArrayList<>();
    KEYS.forEach(
        (index, keys) -> {
          List<Map<String, AttributeValue>> found = new ArrayList<>();
          client
              .scanPaginator(scan -> scan.tableName(CrashTables.ORDERS).indexName(index))
              .items()
              .forEach(found::add);
          Set<Map<String, AttributeValue>> expected = new HashSet<>();
          for (WorkerState state : states) {
            for (Map<String, AttributeValue> order : state.orders().values()) {
              if (order.keySet().containsAll(keys)) {
                expected.add(projected(order, ATTRIBUTES.get(index)));
              }
            }
          }
          if (found.size() != expected.size() || !expected.equals(new HashSet<>(found))) {
            problems.add(
                "index "
                    + index
                    + ": has "
                    + found.size()
                    + " entries, not the "
                    + expected.size()
                    + " of the items");
          }
        });
    return problems;
  }

  private static Map<String, AttributeValue> projected(
      Map<String, AttributeValue> order, @Nullable Set<String> attributes) {
    if (attributes == null) {
      return order;
    }
    Map<String, AttributeValue> kept = new HashMap<>(order);
    kept.keySet().retainAll(attributes);
    return kept;
  }
}
