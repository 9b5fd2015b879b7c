package dev.stator.engine.check;

import dev.stator.engine.catalog.Catalog;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.expiry.ExpiryCheck;
import dev.stator.engine.finding.Findings;
import dev.stator.engine.index.IndexCheck;
import dev.stator.engine.store.Reader;
import dev.stator.engine.stream.StreamCheck;
import dev.stator.engine.transaction.TokenCheck;
import dev.stator.model.EngineError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Verifies a whole store: that every record can be read and belongs to something, and that items,
 * index entries, counters, stream records and expiry entries agree. Keeps little in memory whatever
 * the size of the store.
 */
public final class IntegrityCheck {
  private final Reader store;
  private final Consumer<String> progress;
  private final Findings findings = new Findings();
  private long items;
  private long indexEntries;
  private long expiryEntries;
  private long streamRecords;

  private IntegrityCheck(Reader store, Consumer<String> progress) {
    this.store = store;
    this.progress = progress;
  }

  /**
   * @param store all as of one moment
   * @param progress is told what is being looked at
   * @throws dev.stator.engine.store.StoreOpenException if a newer version wrote the store
   */
  public static IntegrityReport run(Reader store, Consumer<String> progress) {
    return new IntegrityCheck(store, progress).run();
  }

  private IntegrityReport run() {
    List<Table> tables = new ArrayList<>();
    guarded("the definitions of tables", () -> tables.addAll(Catalog.read(store)));
    if (!findings.told().isEmpty()) {
      // Without them nothing else can be understood.
      return report(tables);
    }
    for (Table table : tables) {
      progress.accept("table " + table.name());
      guarded("the table " + table.name(), () -> check(table));
    }
    progress.accept("streams");
    guarded("the streams", () -> streamRecords = StreamCheck.run(store, tables, findings));
    guarded("the tokens of transactions", () -> TokenCheck.run(store, findings));
    progress.accept("what belongs to nothing");
    guarded("the keys", () -> OwnerCheck.run(store, tables, findings));
    return report(tables);
  }

  private IntegrityReport report(List<Table> tables) {
    return new IntegrityReport(
        tables.size(),
        items,
        indexEntries,
        streamRecords,
        expiryEntries,
        findings.told(),
        findings.count());
  }

  private void check(Table table) {
    ItemCheck itemCheck = new ItemCheck(store, table, findings);
    items += itemCheck.run();
    IndexCheck indexCheck = new IndexCheck(store, table, findings);
    indexEntries += indexCheck.run();
    expiryEntries += ExpiryCheck.run(store, table, findings);
  }

  /** A record that cannot be read at all ends one part of the check, not all of it. */
  private void guarded(String what, Runnable part) {
    try {
      part.run();
    } catch (EngineError.StorageBroken damaged) {
      findings.add("Checking " + what + " ended early: " + damaged.getMessage());
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      findings.add("Checking " + what + " ended early at a damaged key or record: " + damaged);
    }
  }
}
