package dev.stator.unstorage.memory;

import dev.stator.unstorage.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys of items that expire, by time, so that those that nobody asks for again are dropped,
 * too.
 */
final class Expiries {
  /**
   * Keys looked at for each write: more than one, so that writes never leave more than they drop.
   */
  private static final int PER_WRITE_MAX = 4;

  private final ConcurrentSkipListSet<Due> dues =
      new ConcurrentSkipListSet<>(Comparator.comparing(Due::at).thenComparing(Due::key));

  private record Due(Instant at, String key) {}

  /**
   * An item took the place of another.
   *
   * @param before null if there was none
   * @param after null if there is none
   */
  void replaced(String key, @Nullable Entry before, @Nullable Entry after) {
    if (before != null && before.expiresAt() != null) {
      dues.remove(new Due(before.expiresAt(), key));
    }
    if (after != null && after.expiresAt() != null) {
      dues.add(new Due(after.expiresAt(), key));
    }
  }

  /**
   * Takes out a few keys whose time is over.
   *
   * @param drop is given each; the item may have been stored anew in the meantime
   */
  void takeOver(Instant now, Consumer<String> drop) {
    for (int i = 0; i < PER_WRITE_MAX && !dues.isEmpty(); i++) {
      Due first = dues.pollFirst();
      if (first == null) {
        return;
      }
      if (first.at().isAfter(now)) {
        dues.add(first);
        return;
      }
      drop.accept(first.key());
    }
  }
}
