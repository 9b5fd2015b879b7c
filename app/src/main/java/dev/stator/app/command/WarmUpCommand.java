package dev.stator.app.command;

import dev.stator.app.config.Port;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.config.Setting;
import dev.stator.app.config.Settings;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.startcache.RecordedStart;
import dev.stator.app.startcache.StartCache;
import dev.stator.app.wiring.HeadStart;
import dev.stator.app.wiring.RunningServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code stator warm-up}: makes the {@link StartCache} if there is none that fits. {@code stator
 * warm-up FILE}, which that starts: a server on free ports with a folder beside the file, asked
 * once and stopped, while the start script lets the JVM write down in the file what it loads.
 */
final class WarmUpCommand {
  static final String NAME = "warm-up";

  private static final List<Port> HTTP = List.of(Port.DYNAMODB, Port.HTTP, Port.DAPR_HTTP);
  private static final String BODY = "{}";
  private static final String REQUEST =
      "POST / HTTP/1.1\r\n"
          + "Host: localhost\r\n"
          + "X-Amz-Target: DynamoDB_20120810.ListTables\r\n"
          + "Content-Type: application/x-amz-json-1.0\r\n"
          + "Content-Length: "
          + BODY.length()
          + "\r\nConnection: close\r\n\r\n"
          + BODY;

  private WarmUpCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addPositional(PositionalParamSpec.builder().arity("0..1").type(Path.class).build());
    spec.usageMessage()
        .description("Prepares faster starts; the start script runs it.")
        .hidden(true);
    return spec;
  }

  static ExitCode run(Terminal terminal, ParseResult parsed) {
    @Nullable Path file = parsed.matchedPositionalValue(0, null);
    if (file == null) {
      return make(terminal);
    }
    record(file.resolveSibling("data"));
    return ExitCode.OK;
  }

  private static ExitCode make(Terminal terminal) {
    StartCache cache =
        StartCache.ofThisProcess()
            .orElseThrow(() -> new StartFailure(ExitCode.USAGE, "only bin/stator can warm up"));
    try {
      cache.makeIfMissing(new RecordedStart()).ifPresent(made -> terminal.say("made " + made));
      return ExitCode.OK;
    } catch (IOException failed) {
      throw failed(failed);
    }
  }

  private static void record(Path data) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.DATA, data.toString());
    for (Port port : Port.values()) {
      flags.put(port.setting(), "0");
    }
    ProcessLog.configure(false);
    HeadStart headStart = HeadStart.begin();
    ServeConfig config = ServeConfig.from(Settings.of(flags));
    try (RunningServer server = RunningServer.start(config, headStart)) {
      for (Port port : HTTP) {
        Integer number = server.ports().get(port);
        if (number != null) {
          ask(number);
        }
      }
      call(server.ports().get(Port.HTTP));
    } catch (IOException failed) {
      throw failed(failed);
    }
  }

  private static StartFailure failed(IOException failed) {
    return new StartFailure(ExitCode.UNEXPECTED, "warm-up failed: " + failed, failed);
  }

  /** The command line's own classes, too. */
  private static void call(@Nullable Integer port) throws IOException {
    Terminal nowhere =
        new Terminal(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    Path lines = Files.createTempFile("warm-up", ".ndjson");
    try {
      Files.writeString(lines, "{\"id\": \"1\"}\n{\"id\": \"2\"}\n");
      String server = "http://127.0.0.1:" + port;
      new StatorCommand(nowhere).run("call", "listTables", "--server", server);
      new StatorCommand(nowhere)
          .run(
              "call",
              "createItem",
              "--table-name",
              "items",
              "--each",
              "item",
              "--from",
              lines.toString(),
              "--server",
              server);
    } finally {
      Files.delete(lines);
    }
  }

  private static void ask(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.getInputStream().readAllBytes();
    }
  }
}
