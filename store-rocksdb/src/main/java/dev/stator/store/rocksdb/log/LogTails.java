package dev.stator.store.rocksdb.log;

import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import dev.stator.store.rocksdb.log.LogScan.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides about damaged logs. A log that ends in a torn record, with nothing after it that was ever
 * written later, lost nothing that was acknowledged: the write was in progress when the power
 * failed. Damage with records after it is something else: they were acknowledged, and so may have
 * been what is damaged.
 */
public final class LogTails {
  private static final Pattern LOG_FILE = Pattern.compile("\\d{1,18}\\.log");

  private final Path folder;
  private final List<LogScan> scans;

  private LogTails(Path folder, List<LogScan> scans) {
    this.folder = folder;
    this.scans = scans;
  }

  /**
   * Cuts torn ends off the logs in {@code database}, keeping copies in {@code salvage}; changes
   * nothing if any log has worse damage.
   *
   * @param folder the store's, for messages
   * @throws StoreOpenException if records follow the damage
   */
  public static void cutTorn(Path folder, Path database, Path salvage) throws IOException {
    List<LogScan> scans = new ArrayList<>();
    for (Path log : logs(database)) {
      scans.add(LogScanner.scan(log));
    }
    new LogTails(folder, scans).checkAll();
    for (LogScan scan : scans) {
      if (scan.damage() != null) {
        Salvage.cut(scan, scan.damage(), salvage);
      }
    }
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

  private void checkAll() {
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
      long after = damage.recordsAfter() + missedAfter(i + 1, nextSequence);
      if (after > 0) {
        throw new StoreOpenException(
            Reason.DAMAGED,
            ("the store in %s is damaged: %d bytes at offset %d of its write log %s are no record,"
                    + " %d records come before and %d after them; nothing was changed")
                .formatted(
                    folder,
                    damage.length(),
                    damage.offset(),
                    folder.relativize(scan.file()),
                    before,
                    after));
      }
    }
  }

  /**
   * How many records the later logs have, unless they go on exactly where the damaged log ends:
   * then it was a write that failed, and RocksDB went on in a new log.
   */
  private long missedAfter(int next, long nextSequence) {
    long records = 0;
    for (LogScan later : scans.subList(next, scans.size())) {
      if (records == 0 && later.records() > 0 && later.firstSequence() == nextSequence) {
        return 0;
      }
      records += later.allRecords();
    }
    return records;
  }
}
