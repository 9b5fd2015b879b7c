package dev.stator.store.rocksdb;

import dev.stator.engine.store.StoreOpenException;
import dev.stator.engine.store.StoreOpenException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Keeps a folder for one store of one process. The file stays; what counts is the lock on it. */
final class FolderLock implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FolderLock.class.getName());

  private static final String FILE = "LOCK";

  /**
   * The folders that this process has open. A lock of the operating system belongs to the whole
   * process, and closing any channel to the file would give it up.
   */
  private static final Set<Path> OPEN_HERE = new HashSet<>();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @throws StoreOpenException if the folder is taken
   */
  static FolderLock take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    synchronized (OPEN_HERE) {
      if (!OPEN_HERE.add(real)) {
        throw new StoreOpenException(
            Reason.LOCKED, "the store in " + folder + " is open already in this process");
      }
      try {
        return new FolderLock(real, lockedChannel(folder));
      } catch (IOException | RuntimeException failure) {
        OPEN_HERE.remove(real);
        throw failure;
      }
    }
  }

  private static FileChannel lockedChannel(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      // The lock lives as long as its channel.
      if (channel.tryLock() == null) {
        throw new StoreOpenException(
            Reason.LOCKED, "the store in " + folder + " is open in another process");
      }
      return channel;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Closes; a failure, which nobody could do anything about, is logged. */
  void giveBack() {
    try {
      close();
    } catch (IOException failure) {
      LOG.log(System.Logger.Level.WARNING, "giving back the folder's lock failed: " + failure);
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (OPEN_HERE) {
      OPEN_HERE.remove(folder);
      channel.close();
    }
  }
}
