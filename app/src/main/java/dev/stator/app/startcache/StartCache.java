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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cache files of one distribution: in its lib, or in the user's cache folder where lib cannot
 * be written. Each JVM that starts it has one of its own; when that is made, or made anew because
 * the jars or the JVM have changed, what it replaces is removed, and of other JVMs those that were
 * used longest ago.
 *
 * <p>A file appears whole or not at all, by a move. Of several processes one makes it at a time: it
 * holds a lock, which ends with its process, so that what it leaves behind is known as waste.
 */
public final class StartCache {
  /** Set by the start script. */
  private static final String HOME = "stator.home";

  private static final String USER_FOLDER = "stator.user-cache";
  private static final String JVM = "stator.jvm";
  private static final String LOCK = "start.lock";
  private static final String WORK = "start.part";

  /** Files of a folder: each is some 60 MB. */
  static final int FILES_MAX = 3;

  private final Path home;
  private final Path lib;
  private final Path userFolder;
  private final String jvm;

  /**
   * @param jvm as the start script calls the JVM of this process, which tells it from others
   */
  StartCache(Path home, Path userFolder, String jvm) {
    this.home = home;
    this.lib = home.resolve("lib");
    this.userFolder = userFolder;
    this.jvm = jvm;
  }

  /** That of this process's distribution; empty if the start script did not start it. */
  public static Optional<StartCache> ofThisProcess() {
    @Nullable String home = System.getProperty(HOME);
    @Nullable String userFolder = System.getProperty(USER_FOLDER);
    @Nullable String jvm = System.getProperty(JVM);
    return home == null || userFolder == null || jvm == null
        ? Optional.empty()
        : Optional.of(new StartCache(Path.of(home), Path.of(userFolder), jvm));
  }

  /**
   * Makes the file, unless there is one that fits or another process is making it. Takes seconds.
   *
   * @param recording the processes that are started for it
   * @return the file, if it was made now
   * @throws IOException saying why there is none
   */
  public Optional<Path> makeIfMissing(RecordedStart recording) throws IOException {
    String name = StartCacheName.of(lib, jvm);
    if (Files.exists(lib.resolve(name))) {
      clean(lib, name);
      clean(userFolder, name); // the start script would take those first
      return Optional.empty();
    }
    if (Files.isWritable(lib)) {
      Optional<Path> made = makeIn(lib, name, recording);
      clean(userFolder, name);
      return made;
    }
    if (Files.exists(userFolder.resolve(name))) {
      clean(userFolder, name);
      return Optional.empty();
    }
    return makeIn(Files.createDirectories(userFolder), name, recording);
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
      clean(folder, name);
      return Optional.of(file);
    }
  }

  /** Removes what {@code name}, which is used now, replaces, and what is too much. */
  private void clean(Path folder, String name) throws IOException {
    if (!Files.isWritable(folder)) {
      return;
    }
    Path own = folder.resolve(name);
    // Not so if it is another user's: then it goes earlier than it need, and is made again.
    own.toFile().setLastModified(System.currentTimeMillis());
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others = files.filter(StartCacheName::isOne).filter(file -> !file.equals(own)).toList();
    }
    Stream<Path> replaced = others.stream().filter(this::isReplaced);
    Stream<Path> tooMany =
        others.stream()
            .filter(file -> !isReplaced(file))
            .sorted(Comparator.comparingLong(file -> -file.toFile().lastModified()))
            .skip(FILES_MAX - 1);
    for (Path useless : Stream.concat(replaced, tooMany).toList()) {
      Files.deleteIfExists(useless);
    }
  }

  private boolean isReplaced(Path file) {
    String itsJvm = StartCacheName.jvmOf(file);
    return itsJvm.isEmpty() || itsJvm.equals(jvm);
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
