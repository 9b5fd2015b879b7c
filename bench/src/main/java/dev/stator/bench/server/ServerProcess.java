package dev.stator.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code stator serve --memory} on free ports, in a process whose CPU time can be read. */
public final class ServerProcess implements AutoCloseable {
  private static final Duration READY_MAX = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;

  /**
   * @param script of the distribution
   * @param frontEnds with commas between
   */
  public ServerProcess(String script, String frontEnds) throws IOException, InterruptedException {
    out = Files.createTempFile("stator-bench", ".txt");
    process =
        new ProcessBuilder(
                script,
                "serve",
                "--memory",
                "--front-ends",
                frontEnds,
                "--dynamodb-port",
                "0",
                "--dapr-http-port",
                "0",
                "--dapr-grpc-port",
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

  /** Of the only gRPC address that it tells. */
  public int grpcPort() throws IOException {
    return found("localhost:(\\d+) \\(gRPC\\)");
  }

  /** Of the first HTTP address that it tells under {@code label}. */
  public int port(String label) throws IOException {
    return found("\n  " + label + " +http://localhost:(\\d+)");
  }

  private int found(String pattern) throws IOException {
    String told = Files.readString(out);
    Matcher port = Pattern.compile(pattern).matcher(told);
    if (!port.find()) {
      throw new IOException("no " + pattern + " in " + told);
    }
    return Integer.parseInt(port.group(1));
  }

  /** User and system time since its start. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(out);
  }
}
