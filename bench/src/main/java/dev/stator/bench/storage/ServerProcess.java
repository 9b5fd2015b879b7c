package dev.stator.bench.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code stator serve --memory} on free ports, in a process whose CPU time can be read. */
final class ServerProcess implements AutoCloseable {
  private static final Duration READY_MAX = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;

  ServerProcess(String script) throws IOException, InterruptedException {
    out = Files.createTempFile("stator-bench", ".txt");
    process =
        new ProcessBuilder(
                script,
                "serve",
                "--memory",
                "--front-ends",
                "dynamodb,storage",
                "--dynamodb-port",
                "0",
                "--http-port",
                "0")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    long end = System.nanoTime() + READY_MAX.toNanos();
    while (!Files.readString(out).contains("\n  Backend ")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("not ready: " + Files.readString(out));
      }
      Thread.sleep(20);
    }
  }

  int port(String label) throws IOException {
    Matcher url =
        Pattern.compile("\n  " + label + " +http://127.0.0.1:(\\d+)")
            .matcher(Files.readString(out));
    if (!url.find()) {
      throw new IOException("no " + label);
    }
    return Integer.parseInt(url.group(1));
  }

  /** User and system time since its start. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(out);
  }
}
