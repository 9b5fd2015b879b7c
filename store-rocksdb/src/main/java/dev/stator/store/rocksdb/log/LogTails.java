package dev.stator.store.rocksdb.log;

import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.store.rocksdb.log.LogScan.Damage;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides about damaged logs. A log that ends in a torn record, with nothing after it that was ever
 * written later, lost nothing that was acknowledged: the write was in progress when the power
 * failed. Damage with records after it is something else: they were acknowledged, and so may have
 * been what is damaged.
 */
public final class LogTails {
  private static final Logger LOG = System.getLogger(LogTails.class.getName());
  private static final Pattern LOG_FILE = Pattern.compile("\\d{1,18}\\.log");

  private final Path folder;
  private final List<LogScan> scans;
  private final List<LogCut> cuts;
  private final @Nullable String loss;

  /**
   * @param loss what is damaged, if more than torn ends is
   */
  private LogTails(Path folder, List<LogScan> scans, List<LogCut> cuts, @Nullable String loss) {
    this.folder = folder;
    this.scans = scans;
    this.cuts = cuts;
    this.loss = loss;
  }

  /**
   * Looks at the logs in {@code database}; changes nothing.
   *
   * @param folder the store's, for messages
   */
  public static LogTails read(Path folder, Path database) throws IOException {
    List<LogScan> scans = new ArrayList<>();
    for (Path log : logs(database)) {
      scans.add(LogScanner.scan(log));
    }
    List<LogCut> cuts = new ArrayList<>();
    long before = 0;
    long nextSequence = 0;
    for (int i = 0; i < scans.size(); i++) {
      LogScan scan = scans.get(i);
      before += scan.records();
      nextSequence = scan.records() > 0 ? scan.nextSequence() : nextSequence;
      Damage damage = scan.damage();
      if (damage == null) {
        continue;
      }
      cuts.add(endOf(scan, damage));
      List<LogScan> later = scans.subList(i + 1, scans.size());
      long after = damage.recordsAfter() + missedAmong(later, nextSequence);
      if (after > 0) {
        later.forEach(one -> cuts.add(allOf(one)));
        String loss =
            ("%d bytes at offset %d of its write log %s are no record, %d records come before and"
                    + " %d after them")
                .formatted(
                    damage.length(),
                    damage.offset(),
                    folder.relativize(scan.file()),
                    before,
                    after);
        return new LogTails(folder, scans, cuts, loss);
      }
    }
    return new LogTails(folder, scans, cuts, null);
  }

  /**
   * The same logs, of which those after {@code number} are not kept, because the manifest knows
   * that that one is missing or was longer.
   */
  public LogTails without(long number) {
    List<LogCut> kept = new ArrayList<>(cuts);
    kept.removeIf(cut -> number(cut.file()) > number);
    scans.stream().filter(scan -> number(scan.file()) > number).forEach(s -> kept.add(allOf(s)));
    long before = scans.stream().mapToLong(LogScan::allRecords).sum() - lost(kept);
    return new LogTails(
        folder,
        scans,
        kept,
        ("its write log %06d.log is missing, or shorter than it was, %d records come before and %d"
                + " after that")
            .formatted(number, before, lost(kept)));
  }

  /** What does not belong to the store, or cannot be told from that; in the order of the logs. */
  public List<LogCut> cuts() {
    return List.copyOf(cuts);
  }

  /** What is damaged in a way that lost acknowledged records, in words; null if nothing is. */
  public @Nullable String loss() {
    return loss;
  }

  /** How many whole records the logs have that are kept. */
  public long keptRecords() {
    return scans.stream().mapToLong(LogScan::allRecords).sum() - lost(cuts);
  }

  /** What cutting does, in words. */
  public String plan() {
    return ("keep what the tables' files have and the %d records of the logs before the damage, and"
            + " move all that follows, %d records and %d bytes in all, to %s")
        .formatted(
            keptRecords(),
            lost(cuts),
            cuts.stream().mapToLong(LogCut::bytes).sum(),
            folder.resolve("salvage"));
  }

  /**
   * Cuts torn ends off, keeping copies in {@code salvage}; changes nothing if any log has worse
   * damage.
   *
   * @throws StoreOpenException if records follow the damage
   */
  public void cutTorn(Path salvage) throws IOException {
    if (loss != null) {
      throw refusal();
    }
    for (LogCut cut : cuts) {
      Path copy = Salvage.cut(cut, salvage);
      LOG.log(
          Logger.Level.WARNING,
          "{0}: moved to {1}; the {2} records in the logs are kept",
          tornEnd(cut),
          copy,
          Long.toString(keptRecords()));
    }
  }

  /** Why a store with this loss is not opened, and what can be done about it. */
  public StoreOpenException refusal() {
    return new StoreOpenException(
        Reason.DAMAGED,
        "the store in %s is damaged: %s; nothing was changed; 'stator check --salvage %s' would %s"
            .formatted(folder, loss, folder, plan()));
  }

  /**
   * Moves all that is not kept to {@code salvage}, the last first, so that what is left if this is
   * interrupted still shows its damage.
   *
   * @return what was moved where, a line each
   */
  public List<String> cutAll(Path salvage) throws IOException {
    List<String> told = new ArrayList<>();
    for (LogCut cut : cuts.reversed()) {
      Path copy = Salvage.cut(cut, salvage);
      told.addFirst(
          "moved %d bytes with %d whole records from offset %d of %s to %s"
              .formatted(
                  cut.bytes(),
                  cut.records(),
                  cut.from(),
                  folder.relativize(cut.file()),
                  folder.relativize(copy)));
    }
    return told;
  }

  /** A torn end, in words. */
  public String tornEnd(LogCut cut) {
    return "the write log %s ends in %d bytes that are no whole record, a write that was cut short"
        .formatted(folder.relativize(cut.file()), cut.bytes());
  }

  private static long lost(List<LogCut> cuts) {
    return cuts.stream().mapToLong(LogCut::records).sum();
  }

  private static LogCut endOf(LogScan scan, Damage damage) throws IOException {
    long bytes = Files.size(scan.file()) - damage.offset();
    return new LogCut(scan.file(), damage.offset(), bytes, damage.recordsAfter());
  }

  private static LogCut allOf(LogScan scan) {
    return new LogCut(scan.file(), 0, scan.file().toFile().length(), scan.allRecords());
  }

  private static List<Path> logs(Path database) throws IOException {
    if (!Files.isDirectory(database)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(database)) {
      return files
          .filter(file -> LOG_FILE.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(LogTails::number))
          .toList();
    }
  }

  private static long number(Path log) {
    String name = log.getFileName().toString();
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }

  /**
   * How many records the later logs have, unless they go on exactly where the damaged log ends:
   * then it was a write that failed, and RocksDB went on in a new log.
   */
  private static long missedAmong(List<LogScan> laterScans, long nextSequence) {
    long records = 0;
    for (LogScan later : laterScans) {
      if (records == 0 && later.records() > 0 && later.firstSequence() == nextSequence) {
        return 0;
      }
      records += later.allRecords();
    }
    return records;
  }
}
