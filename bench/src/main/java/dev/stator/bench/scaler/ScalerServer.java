package dev.stator.bench.scaler;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code stator serve --memory} with the scaler, on free ports, in a process of its own. */
final class ScalerServer implements AutoCloseable {
  private static final Duration READY_MAX = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path out;

  ScalerServer(String script) throws IOException, InterruptedException {
    out = Files.createTempFile("stator-bench", ".txt");
    process =
        new ProcessBuilder(
                script,
                "serve",
                "--memory",
                "--front-ends",
                "dynamodb,keda",
                "--dynamodb-port",
                "0",
                "--http-port",
                "0",
                "--keda-port",
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

  int kedaPort() throws IOException {
    return Integer.parseInt(told("KEDA scaler +localhost:(\\d+)"));
  }

  /** A request of DynamoDB's protocol. */
  void dynamo(String operation, String body) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(told("DynamoDB +(http://localhost:\\d+)") + "/"))
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Calls of GetMetrics that the server has answered, within {@code seconds} or at all. */
  long answered(String seconds) throws IOException, InterruptedException {
    String metrics =
        send(
            HttpRequest.newBuilder(
                URI.create(told("(http://localhost:\\d+)/scalers/metrics") + "/metrics")));
    Matcher bucket =
        Pattern.compile(
                "stator_request_duration_seconds_bucket\\{[^}]*operation=\"GetMetrics\",le=\""
                    + Pattern.quote(seconds)
                    + "\"} (\\d+)")
            .matcher(metrics);
    return bucket.find() ? Long.parseLong(bucket.group(1)) : 0;
  }

  /** User and system time since its start. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private String told(String pattern) throws IOException {
    String text = Files.readString(out);
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in " + text);
    }
    return found.group(1);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    http.close();
    Files.delete(out);
  }
}
