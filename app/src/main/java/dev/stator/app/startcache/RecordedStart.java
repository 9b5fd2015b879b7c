package dev.stator.app.startcache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start of a server by the start script's {@code warm-up}, at the lowest priority, from which the
 * JVM writes the cache. {@link #stop} ends it from another thread, now or when it would begin.
 */
public final class RecordedStart {
  private static final String JAVA_HOME = "JAVA_HOME";

  private @Nullable Process process;
  private boolean stopped;

  /**
   * @param home the distribution
   * @param file does not exist; its folder is for whatever the start needs
   * @throws IOException if there is no file at the end, with what the start said last
   */
  void write(Path home, Path file) throws IOException {
    Path folder = file.resolveSibling("");
    Path log = file.resolveSibling("log");
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin").resolve("stator").toString(), "warm-up", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // Nobody's keys and settings: it is no server of theirs.
    builder.environment().keySet().removeIf(name -> name.startsWith("STATOR_"));
    builder.environment().put(JAVA_HOME, System.getProperty("java.home"));
    int exitCode = await(start(builder));
    if (exitCode != 0 || !Files.exists(file)) {
      List<String> said = Files.readAllLines(log);
      throw new IOException(
          "the start for it ended with "
              + exitCode
              + (said.isEmpty() ? " and no file" : ": " + said.getLast()));
    }
  }

  private synchronized Process start(ProcessBuilder builder) throws IOException {
    if (stopped) {
      throw new IOException("stopped");
    }
    process = builder.start();
    return process;
  }

  private int await(Process running) throws IOException {
    try {
      return running.waitFor();
    } catch (InterruptedException interrupted) {
      stop();
      Thread.currentThread().interrupt();
      throw new IOException("stopped", interrupted);
    }
  }

  /** Ends it at once, with the process that the JVM starts for it. Stopping twice does nothing. */
  synchronized void stop() {
    stopped = true;
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  synchronized boolean isStopped() {
    return stopped;
  }
}
