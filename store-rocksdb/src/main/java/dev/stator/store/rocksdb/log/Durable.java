package dev.stator.store.rocksdb.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Makes names durable. */
public final class Durable {
  private Durable() {}

  /** Brings the names in {@code folder} to the disk, where the operating system knows of that. */
  public static void syncFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder)) {
        channel.force(true);
      }
    }
  }
}
