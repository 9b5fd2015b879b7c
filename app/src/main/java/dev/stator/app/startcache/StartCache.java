package dev.stator.app.startcache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cache files of one distribution: in its lib, or in the user's cache folder where lib cannot
 * be written. At most one fits; the others are removed when it is made.
 *
 * <p>A file appears whole or not at all, by a move. Of several processes one makes it at a time: it
 * holds a lock, which ends with its process, so that what it leaves behind is known as waste.
 */
public final class StartCache {
  /** Set by the start script. */
  private static final String HOME = "stator.home";

  private static final String USER_FOLDER = "stator.user-cache";
  private static final String LOCK = "start.lock";
  private static final String WORK = "start.part";

  private final Path home;
  private final Path lib;
  private final Path userFolder;

  StartCache(Path home, Path userFolder) {
    this.home = home;
    this.lib = home.resolve("lib");
    this.userFolder = userFolder;
  }

  /** That of this process's distribution; empty if the start script did not start it. */
  public static Optional<StartCache> ofThisProcess() {
    @Nullable String home = System.getProperty(HOME);
    @Nullable String userFolder = System.getProperty(USER_FOLDER);
    return home == null || userFolder == null
        ? Optional.empty()
        : Optional.of(new StartCache(Path.of(home), Path.of(userFolder)));
  }

  /**
   * Makes the file, unless there is one that fits or another process is making it. Takes seconds.
   *
   * @param recording the processes that are started for it
   * @return the file, if it was made now
   * @throws IOException saying why there is none
   */
  public Optional<Path> makeIfMissing(RecordedStart recording) throws IOException {
    String name = StartCacheName.of(lib);
    if (Files.exists(lib.resolve(name))) {
      removeOthers(lib, name);
      removeOthers(userFolder, name); // the start script would take those first
      return Optional.empty();
    }
    if (Files.isWritable(lib)) {
      Optional<Path> made = makeIn(lib, name, recording);
      removeOthers(userFolder, name);
      return made;
    }
    return Files.exists(userFolder.resolve(name))
        ? Optional.empty()
        : makeIn(Files.createDirectories(userFolder), name, recording);
  }

  private Optional<Path> makeIn(Path folder, String name, RecordedStart recording)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      Path file = folder.resolve(name);
      if (lock == null || Files.exists(file)) {
        return Optional.empty();
      }
      Path work = folder.resolve(WORK);
      remove(work);
      Files.createDirectory(work);
      try {
        Path part = work.resolve("cache" + StartCacheName.ending());
        recording.write(home, part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        remove(work);
      }
      removeOthers(folder, name);
      return Optional.of(file);
    }
  }

  private static void removeOthers(Path folder, String name) throws IOException {
    if (!Files.isWritable(folder)) {
      return;
    }
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others =
          files
              .filter(StartCacheName::isOne)
              .filter(file -> !file.getFileName().toString().equals(name))
              .toList();
    }
    for (Path other : others) {
      Files.deleteIfExists(other);
    }
  }

  /** With all that is in it; processes that are being ended may still put something there. */
  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
