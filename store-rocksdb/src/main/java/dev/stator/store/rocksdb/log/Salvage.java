package dev.stator.store.rocksdb.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Cuts logs; what is cut is on the disk elsewhere before it is gone here. */
final class Salvage {
  private Salvage() {}

  /**
   * @return where the bytes are now
   */
  static Path cut(LogCut cut, Path salvage) throws IOException {
    Files.createDirectories(salvage);
    Path copy = unusedName(salvage, cut.salvageName());
    try (FileChannel log =
        FileChannel.open(cut.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      copyTail(log, cut.from(), copy);
      Durable.syncFolder(salvage);
      log.truncate(cut.from());
      log.force(true);
    }
    return copy;
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
