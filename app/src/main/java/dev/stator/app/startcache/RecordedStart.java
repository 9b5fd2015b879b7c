package dev.stator.app.startcache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A start of a server by the start script's {@code warm-up}, at the lowest priority, from which the
 * JVM writes the cache. {@link #stop} ends it from another thread, now or when it would begin.
 */
public final class RecordedStart {
  private static final long SECONDS_MAX = 300;
  private static final List<String> WATCHERS =
      List.of("-agentlib", "-agentpath", "-javaagent", "-Xrun", "-Xdebug", "-Dcom.sun.management.");
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
    for (String options : List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
      builder.environment().computeIfPresent(options, (name, flags) -> withoutWatchers(flags));
    }
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

  /** Debuggers and monitors watch this process, and its child could not have their ports. */
  private static String withoutWatchers(String flags) {
    return Stream.of(flags.split("\\s+"))
        .filter(flag -> WATCHERS.stream().noneMatch(flag::startsWith))
        .collect(Collectors.joining(" "));
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
      if (!running.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        stop();
        throw new IOException("not done in " + SECONDS_MAX + " s");
      }
      return running.exitValue();
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
