package dev.stator.bench.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server process on free ports. */
final class Served implements AutoCloseable {
  private static final long READY_SECONDS_MAX = 60;

  private final Process process;
  final int http;
  final int dynamoDb;

  private Served(Process process, int http, int dynamoDb) {
    this.process = process;
    this.http = http;
    this.dynamoDb = dynamoDb;
  }

  static Served start(Path folder, String... flags) throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    List<String> command = new ArrayList<>(List.of(ConnectorBars.SCRIPT.toString(), "serve"));
    for (String port : List.of("dynamodb", "dapr-http", "dapr-grpc", "http", "keda")) {
      command.addAll(List.of("--" + port + "-port", "0"));
    }
    command.addAll(List.of(flags));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS_MAX);
    while (!Files.readString(out).contains("\n  Backend ")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("server did not start: " + Files.readString(out));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    String ready = Files.readString(out);
    return new Served(process, port(ready, "Connector"), port(ready, "DynamoDB"));
  }

  private static int port(String ready, String label) {
    Matcher found = Pattern.compile("\n  " + label + " +http://[^:]+:(\\d+)").matcher(ready);
    if (!found.find()) {
      throw new IllegalStateException(ready);
    }
    return Integer.parseInt(found.group(1));
  }

  void action(String action, String inputs) throws IOException {
    try (Kept connection = new Kept(http)) {
      connection.send(
          ConnectorBars.request("/v1/actions/" + action, "Content-Type: application/json", inputs));
    }
  }

  void repeat(int port, byte[] request, int times) throws IOException {
    try (Kept connection = new Kept(port)) {
      for (int n = 0; n < times; n++) {
        connection.send(request);
      }
    }
  }

  /** What the server's process takes of the processor while {@code work} is done. */
  double cpuMicros(Work work) throws Exception {
    Duration before = cpu();
    work.run();
    return cpu().minus(before).toNanos() / 1e3;
  }

  private Duration cpu() {
    return ProcessHandle.of(process.pid())
        .flatMap(handle -> handle.info().totalCpuDuration())
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** What is done while the processor is watched. */
  interface Work {
    void run() throws Exception;
  }
}
