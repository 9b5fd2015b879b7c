package dev.stator.store.rocksdb.log;

import java.nio.file.Path;

/**
 * What is not kept of one write log.
 *
 * @param from where it begins; 0 if nothing of the log is kept
 * @param bytes how many there are
 * @param records how many whole records are among them
 */
public record LogCut(Path file, long from, long bytes, long records) {

  /** The name under which it is kept aside. */
  String salvageName() {
    return from == 0 ? file.getFileName().toString() : file.getFileName() + "-from-" + from;
  }
}
