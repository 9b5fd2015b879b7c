package dev.stator.store.rocksdb.log;

import dev.stator.store.rocksdb.log.LogScan.Damage;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Cuts the damaged end off a log; its bytes are on the disk elsewhere before they are gone here.
 */
final class Salvage {
  private static final Logger LOG = System.getLogger(Salvage.class.getName());

  private Salvage() {}

  static void cut(LogScan scan, Damage damage, Path salvage) throws IOException {
    Files.createDirectories(salvage);
    Path copy = unusedName(salvage, scan.file().getFileName() + "-from-" + damage.offset());
    try (FileChannel log =
        FileChannel.open(scan.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      copyTail(log, damage.offset(), copy);
      Durable.syncFolder(salvage);
      log.truncate(damage.offset());
      log.force(true);
    }
    LOG.log(
        Logger.Level.WARNING,
        "the write log {0} ended in {1} bytes that are no whole record, a write that was cut short:"
            + " moved to {2}; the {3} records before it are kept",
        scan.file(),
        Long.toString(damage.length()),
        copy,
        Long.toString(scan.records()));
  }

  private static void copyTail(FileChannel log, long from, Path copy) throws IOException {
    try (FileChannel target =
        FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = log.size();
      for (long at = from; at < size; ) {
        at += log.transferTo(at, size - at, target);
      }
      target.force(true);
    }
  }

  private static Path unusedName(Path salvage, String name) {
    Path free = salvage.resolve(name);
    for (int number = 2; Files.exists(free); number++) {
      free = salvage.resolve(name + "-" + number);
    }
    return free;
  }
}
