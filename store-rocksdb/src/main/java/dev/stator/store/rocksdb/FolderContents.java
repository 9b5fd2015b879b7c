package dev.stator.store.rocksdb;

import dev.stator.engine.store.Reader;
import dev.stator.store.rocksdb.log.LogTails;
import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/** What a folder's files hold, opened beside them. */
final class FolderContents implements AutoCloseable {
  private final LogTails tails;
  private final ScratchCopy copy;
  private final OpenDatabase database;
  private final NativeScope scope = new NativeScope();
  private final RocksSnapshot snapshot;

  private FolderContents(LogTails tails, ScratchCopy copy, OpenDatabase database) {
    this.tails = tails;
    this.copy = copy;
    this.database = database;
    scope.enter();
    try {
      this.snapshot = new RocksSnapshot(scope, database.families());
    } finally {
      scope.leave();
    }
  }

  /**
   * @param tails which parts of the write logs count
   */
  static FolderContents open(Path folder, LogTails tails) throws IOException, RocksDBException {
    ScratchCopy copy = ScratchCopy.of(OpenFolder.database(folder), tails.cuts());
    FolderContents contents = null;
    try {
      boolean tracked = tails.loss() == null;
      OpenDatabase database = OpenDatabase.open(copy.directory(), RocksMode.checking(tracked));
      contents = new FolderContents(tails, copy, database);
      return contents;
    } finally {
      if (contents == null) {
        copy.close();
      }
    }
  }

  LogTails tails() {
    return tails;
  }

  RocksFamilies families() {
    return database.families();
  }

  Reader reader() {
    return snapshot;
  }

  @Override
  public void close() {
    snapshot.close();
    scope.shut();
    database.close();
    copy.close();
  }
}
