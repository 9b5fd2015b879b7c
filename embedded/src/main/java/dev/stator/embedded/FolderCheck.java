package dev.stator.embedded;

import dev.stator.embedded.internal.store.DurableStores;
import dev.stator.engine.check.IntegrityCheck;
import dev.stator.engine.check.IntegrityReport;
import dev.stator.engine.store.Reader;
import dev.stator.engine.store.StoreInspection;
import dev.stator.engine.store.StoreOpenException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Verifies a database's folder that nothing has open: the write logs, the checksums of all table
 * files, and that items, indexes, counters, streams and expiry entries agree with each other. What
 * is verified is what the next start would find.
 */
public final class FolderCheck {
  private FolderCheck() {}

  /**
   * Changes nothing in {@code folder}.
   *
   * @param progress is told what is being looked at
   * @throws StoreOpenException if there is nothing to check: locked by another process, of a newer
   *     format, not readable, no database
   * @throws IllegalStateException if no durable store is on the class path
   */
  public static CheckReport run(Path folder, Consumer<String> progress) {
    return run(folder, false, progress);
  }

  /**
   * First, if write logs are damaged, moves the damage and all that was written after it to the
   * folder {@code salvage} in {@code folder}, so that the database can be opened with what was
   * before; the notes say what was kept and what was lost. Then as {@link #run}.
   */
  public static CheckReport salvage(Path folder, Consumer<String> progress) {
    return run(folder, true, progress);
  }

  private static CheckReport run(Path folder, boolean salvage, Consumer<String> progress) {
    try (StoreInspection inspection = DurableStores.find().inspect(folder, salvage, progress)) {
      Reader reader = inspection.contents();
      IntegrityReport contents = reader == null ? null : IntegrityCheck.run(reader, progress);
      return new CheckReport(inspection.notes(), inspection.problems(), contents);
    }
  }
}
