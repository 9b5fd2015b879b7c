package dev.stator.store.rocksdb.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one log file holds.
 *
 * @param records whole records before any damage
 * @param firstSequence the sequence number with which they begin; 0 if there are none
 * @param nextSequence the sequence number that would follow them; 0 if there are none
 * @param damage what is no log any more; null if the file is one to its end, perhaps followed by
 *     zeros
 */
record LogScan(
    Path file, long records, long firstSequence, long nextSequence, @Nullable Damage damage) {

  /**
   * @param offset where the last whole record before it ends
   * @param length from there to the next whole record, or to the end of the file
   * @param recordsAfter whole records that follow in the file, newer than those before
   */
  record Damage(long offset, long length, long recordsAfter) {}

  /** Whole records before and after damage. */
  long allRecords() {
    return records + (damage == null ? 0 : damage.recordsAfter());
  }
}
