package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.app.startcache.StartCacheMaking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bin/stator} of the distribution, in a process of its own. */
final class StatorProcess implements AutoCloseable {
  static final Path SCRIPT = Path.of("target/dist/bin/stator").toAbsolutePath();
  private static final long SECONDS_MAX = 60;
  private static final long POLL_MS = 20;

  private final Process process;
  private final Path out;
  private final Path err;

  private StatorProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * @param folder where it is started, and where its output goes
   */
  static StatorProcess start(Path folder, String... arguments) {
    return startIn(Map.of(), folder, arguments);
  }

  /**
   * @param environment added to this process's own, without what the AWS SDK would read of that
   */
  static StatorProcess startIn(Map<String, String> environment, Path folder, String... arguments) {
    return run(List.of(SCRIPT.toString()), environment, folder, arguments);
  }

  /**
   * {@code stator serve} of another place, waited for until it is ready.
   *
   * @param script what starts it, alone or as another program's arguments
   */
  static StatorProcess serveBy(
      List<String> script, Map<String, String> environment, Path folder, String... flags) {
    StatorProcess process = run(script, environment, folder, onFreePorts(flags));
    process.awaitReady();
    return process;
  }

  private static StatorProcess run(
      List<String> script, Map<String, String> environment, Path folder, String... arguments) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      List<String> command = new ArrayList<>(script);
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      // The build has made it; a test that changes the distribution has other things to show.
      builder.environment().put(StartCacheMaking.VARIABLE, "off");
      builder.environment().putAll(environment);
      return new StatorProcess(builder.start(), out, err);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** {@code stator serve} on free ports, waited for until it is ready. */
  static StatorProcess serve(Path folder, String... flags) {
    StatorProcess process = startServing(folder, flags);
    process.awaitReady();
    return process;
  }

  private void awaitReady() {
    awaitAlive(() -> out().contains("\n  Backend "));
  }

  /** The same, not waited for. */
  static StatorProcess startServing(Path folder, String... flags) {
    return start(folder, onFreePorts(flags));
  }

  private static String[] onFreePorts(String... flags) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    for (String port : List.of("dynamodb", "dapr-http", "dapr-grpc", "http", "keda")) {
      arguments.addAll(List.of("--" + port + "-port", "0"));
    }
    arguments.addAll(List.of(flags));
    return arguments.toArray(String[]::new);
  }

  /** Until {@code event}, which must happen before the process ends. */
  void awaitAlive(BooleanSupplier event) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
    while (!event.getAsBoolean()) {
      assertThat(process.isAlive()).as("%s%s", out(), err()).isTrue();
      assertThat(System.nanoTime()).as("waited in vain: %s%s", out(), err()).isLessThan(end);
      try {
        process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  /** The first URL in the ready block after {@code label}. */
  URI url(String label) {
    Matcher url = Pattern.compile("\n  " + label + " +(http://\\S+)").matcher(out());
    assertThat(url.find()).as(out()).isTrue();
    return URI.create(url.group(1));
  }

  /** Host and port of Dapr's gRPC, which stands among Dapr's addresses. */
  String daprGrpc() {
    Matcher address =
        Pattern.compile("\n  Dapr +(?:http\\S+\\s+)*(\\S+) \\(gRPC\\)").matcher(out());
    assertThat(address.find()).as(out()).isTrue();
    return address.group(1);
  }

  /** What stands in the ready block after {@code label} up to the next space. */
  String address(String label) {
    Matcher address = Pattern.compile("\n  " + label + " +(\\S+)").matcher(out());
    assertThat(address.find()).as(out()).isTrue();
    return address.group(1);
  }

  /** Writes to its standard input, which stays open. */
  void type(String text) throws IOException {
    process.outputWriter().append(text).flush();
  }

  /** SIGTERM, as Ctrl-C and service managers do; its standard input stays open. */
  StatorProcess terminate() {
    process.toHandle().destroy();
    return this;
  }

  /** SIGKILL: no chance to do anything. */
  StatorProcess kill() {
    process.destroyForcibly();
    return this;
  }

  int exitCode() {
    try {
      assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).as("ended").isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return process.exitValue();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    kill().exitCode();
  }
}
