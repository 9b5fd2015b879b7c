package dev.stator.app.startcache;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the start cache beside a server that is ready, if this process may and there is none that
 * fits: in a thread of its own, by processes that give way to everything else. Ends with the
 * server, whatever is done by then.
 */
public final class StartCacheMaking {
  /** {@code on}, as without it, or {@code off}: makes none, but uses one that is there. */
  public static final String VARIABLE = "STATOR_START_CACHE";

  /** To leave nothing behind, once its processes are gone. */
  private static final Duration CLEANING_MAX = Duration.ofSeconds(1);

  private final Optional<StartCache> cache;
  private final RecordedStart recording = new RecordedStart();
  private @Nullable Thread thread;

  private StartCacheMaking(Optional<StartCache> cache) {
    this.cache = cache;
  }

  /**
   * @param environment the value of a variable, or null
   * @throws StartFailure if {@link #VARIABLE} is neither on nor off
   */
  public static StartCacheMaking wanted(Function<String, @Nullable String> environment) {
    @Nullable String wish = environment.apply(VARIABLE);
    return switch (wish == null ? "on" : wish) {
      case "on" -> new StartCacheMaking(StartCache.ofThisProcess());
      case "off" -> new StartCacheMaking(Optional.empty());
      default ->
          throw new StartFailure(
              ExitCode.USAGE, VARIABLE + " must be on or off, not '" + wish + "'");
    };
  }

  /**
   * Returns at once.
   *
   * @param say takes the line that tells of a new cache
   * @param warn takes the line that tells why there is none
   */
  public synchronized void begin(Consumer<String> say, Consumer<String> warn) {
    cache.ifPresent(
        missing ->
            thread =
                Thread.ofPlatform()
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .name("stator-start-cache")
                    .start(() -> make(missing, say, warn)));
  }

  private void make(StartCache missing, Consumer<String> say, Consumer<String> warn) {
    try {
      Optional<Path> made = missing.makeIfMissing(recording);
      made.ifPresent(
          file -> say.accept("The next start takes half the time: its cache is " + file));
    } catch (IOException failed) {
      if (!recording.isStopped()) {
        warn.accept(
            "no cache for faster starts: "
                + (failed instanceof FileSystemException ? "cannot write " : "")
                + failed.getMessage()
                + " ("
                + VARIABLE
                + "=off makes none)");
      }
    }
  }

  /** Ends the processes, and waits a moment until what they left is removed. */
  public void stop() {
    recording.stop();
    @Nullable Thread making = making();
    if (making != null) {
      try {
        making.join(CLEANING_MAX);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized @Nullable Thread making() {
    return thread;
  }
}
