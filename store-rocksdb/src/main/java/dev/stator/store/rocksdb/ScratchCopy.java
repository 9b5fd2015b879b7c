package dev.stator.store.rocksdb;

import dev.stator.store.rocksdb.log.LogCut;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A database that may be opened in place of one that must not be changed. Table files, which
 * RocksDB never writes to again, are linked; all others, which are small, are copied.
 */
final class ScratchCopy implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ScratchCopy.class.getName());
  private static final Pattern TABLE = Pattern.compile("\\d+\\.sst");
  private static final Pattern OTHERS =
      Pattern.compile("\\d+\\.log|MANIFEST-\\d+|OPTIONS-\\d+|CURRENT|IDENTITY");

  private final Path directory;

  private ScratchCopy(Path directory) {
    this.directory = directory;
  }

  /**
   * @param cuts what is left out of the write logs
   */
  static ScratchCopy of(Path database, List<LogCut> cuts) throws IOException {
    ScratchCopy copy = new ScratchCopy(Files.createTempDirectory("stator-check-"));
    boolean finished = false;
    try {
      copy.fill(database, cuts);
      finished = true;
      return copy;
    } finally {
      if (!finished) {
        copy.close();
      }
    }
  }

  Path directory() {
    return directory;
  }

  private void fill(Path database, List<LogCut> cuts) throws IOException {
    Map<String, Long> ends = new HashMap<>();
    cuts.forEach(cut -> ends.put(cut.file().getFileName().toString(), cut.from()));
    try (Stream<Path> files = Files.list(database)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        Path target = directory.resolve(name);
        if (TABLE.matcher(name).matches()) {
          link(file, target);
        } else if (OTHERS.matcher(name).matches()) {
          copy(file, target, ends.getOrDefault(name, Long.MAX_VALUE));
        }
      }
    }
  }

  private static void link(Path file, Path target) throws IOException {
    try {
      Files.createSymbolicLink(target, file.toRealPath());
    } catch (UnsupportedOperationException | FileSystemException unsupported) {
      Files.copy(file, target);
    }
  }

  private static void copy(Path file, Path target, long bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      long left = bytes;
      for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
        int length = (int) Math.min(read, left);
        out.write(buffer, 0, length);
        left -= length;
      }
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      LOG.log(Logger.Level.WARNING, "{0} is left over: {1}", directory, failure);
    }
  }
}
