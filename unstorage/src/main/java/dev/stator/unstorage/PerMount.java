package dev.stator.unstorage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A batch, parted by driver. */
final class PerMount {
  private PerMount() {}

  /** The indexes of the parts, in their order. */
  static <T> Map<Mount, List<Integer>> of(List<T> all, Function<T, Mount> mount) {
    Map<Mount, List<Integer>> parts = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      parts.computeIfAbsent(mount.apply(all.get(i)), first -> new ArrayList<>()).add(i);
    }
    return parts;
  }

  /**
   * Does each part, also after one failed.
   *
   * @throws StorageException.BatchFailed with the failures of all parts, and whole keys
   */
  static <T> void each(
      List<T> all, Function<T, Mount> mount, BiConsumer<Mount, List<Integer>> action) {
    List<StorageException.Failure> failures = new ArrayList<>();
    of(all, mount)
        .forEach(
            (part, indexes) -> {
              try {
                action.accept(part, indexes);
              } catch (StorageException.BatchFailed failed) {
                for (StorageException.Failure failure : failed.failures()) {
                  failures.add(
                      new StorageException.Failure(part.base() + failure.key(), failure.error()));
                }
              }
            });
    if (!failures.isEmpty()) {
      throw new StorageException.BatchFailed(failures, all.size());
    }
  }
}
