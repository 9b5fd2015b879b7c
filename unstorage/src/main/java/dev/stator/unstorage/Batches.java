package dev.stator.unstorage;

import dev.stator.tables.TableError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Batches done one by one. */
final class Batches {
  private Batches() {}

  /**
   * @throws StorageException.BatchFailed if some failed
   */
  static <T> void each(List<T> all, Function<T, String> key, Consumer<T> action) {
    List<StorageException.Failure> failures = new ArrayList<>();
    for (T one : all) {
      try {
        action.accept(one);
      } catch (StorageException | TableError failed) {
        failures.add(new StorageException.Failure(key.apply(one), failed));
      }
    }
    if (!failures.isEmpty()) {
      throw new StorageException.BatchFailed(failures, all.size());
    }
  }
}
