package dev.stator.store.rocksdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/** The files that RocksDB keeps sorted entries in: each block has a checksum. */
final class TableFiles {
  private TableFiles() {}

  /** The files of {@code database} with a block that is not as it was written, a line each. */
  static List<String> damagedAmong(RocksDB database) {
    List<String> damaged = new ArrayList<>();
    for (LiveFileMetaData file : database.getLiveFilesMetaData()) {
      String name = file.fileName().replace("/", "");
      try (Options options = new Options();
          SstFileReader reader = new SstFileReader(options)) {
        reader.open(Path.of(file.path(), name).toString());
        reader.verifyChecksum();
      } catch (RocksDBException failure) {
        damaged.add(
            "the table file db/%s, which holds %d entries, is damaged: %s"
                .formatted(name, file.numEntries(), StoreCondition.text(failure)));
      }
    }
    return damaged;
  }
}
