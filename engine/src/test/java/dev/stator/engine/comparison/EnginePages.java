package dev.stator.engine.comparison;

import dev.stator.model.operation.ItemPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pages that an engine answered, to be compared with what the reference allows. */
final class EnginePages {
  private final boolean isOneSequence;
  private final List<Map<String, Object>> items = new ArrayList<>();
  private final List<Integer> scanned = new ArrayList<>();
  private final List<Map<String, Object>> lastKeys = new ArrayList<>();
  private boolean hasItems = true;
  private long count;

  /**
   * @param isOneSequence false for the segments of a parallel scan
   */
  EnginePages(boolean isOneSequence) {
    this.isOneSequence = isOneSequence;
  }

  void add(ItemPage page) {
    if (page.items() == null) {
      hasItems = false;
    } else if (page.items().size() != page.count()) {
      throw new AssertionError("Count is " + page.count() + " with items " + page.items());
    } else {
      page.items().forEach(item -> items.add(ModelValues.plain(item)));
    }
    count += page.count();
    if (isOneSequence || scanned.isEmpty()) {
      scanned.add(page.scannedCount());
    } else {
      scanned.set(0, scanned.getFirst() + page.scannedCount());
    }
    if (page.lastEvaluatedKey() != null) {
      lastKeys.add(ModelValues.plain(page.lastEvaluatedKey()));
    }
  }

  /** The same items in the opposite order. */
  EnginePages reversed() {
    EnginePages reversed = new EnginePages(isOneSequence);
    reversed.items.addAll(items.reversed());
    reversed.scanned.addAll(scanned);
    reversed.lastKeys.addAll(lastKeys);
    reversed.hasItems = hasItems;
    reversed.count = count;
    return reversed;
  }

  /**
   * The same in groups like those of {@code expected}: equal to it, if each group has the same
   * items in some order and each last key is one of those expected.
   */
  Answer.Pages like(Answer.Pages expected) {
    List<Map<Object, Long>> groups = new ArrayList<>();
    int from = 0;
    for (Map<Object, Long> group : hasItems ? expected.groups() : List.<Map<Object, Long>>of()) {
      int to = Math.min(items.size(), from + Math.toIntExact(sum(group)));
      groups.add(Answer.counted(items.subList(from, to).stream()));
      from = to;
    }
    if (from < items.size()) {
      groups.add(Answer.counted(items.subList(from, items.size()).stream()));
    }
    long expectedCount = expected.groups().stream().mapToLong(EnginePages::sum).sum();
    if (!hasItems) {
      groups.addAll(
          count == expectedCount ? expected.groups() : List.of(Map.of("of any kind", count)));
    }
    List<Set<?>> keys = new ArrayList<>();
    for (Map<String, Object> key : lastKeys) {
      Set<?> allowed =
          keys.size() < expected.lastKeys().size()
              ? expected.lastKeys().get(keys.size())
              : Set.of();
      keys.add(allowed.contains(key) ? allowed : Set.of(key));
    }
    return new Answer.Pages(groups, scanned, keys);
  }

  private static long sum(Map<Object, Long> group) {
    return group.values().stream().mapToLong(often -> often).sum();
  }

  @Override
  public String toString() {
    return "items "
        + items
        + ", count "
        + count
        + ", scanned "
        + scanned
        + ", last keys "
        + lastKeys;
  }
}
