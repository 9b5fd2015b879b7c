package dev.stator.app.remote;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action for each line of an input, in bodies of a bounded size, and tells how far it is. A
 * body is sent while the next one is read. Lines keep their order.
 */
public final class BulkCall {
  private static final int LINES_MAX = 2000;
  private static final int BYTES_MAX = 4 * 1024 * 1024;
  private static final String DONE = "{\"ok\":true";
  private static final String RESULT = DONE + ",\"result\":";

  /**
   * Where outcomes go.
   *
   * @param done takes the result of a line that is done, as JSON text
   * @param failed takes the number of a line, from 1, and its error as JSON text
   * @param progress takes how far it is, after each body
   */
  public record Listener(
      Consumer<String> done, BiConsumer<Long, String> failed, Consumer<Progress> progress) {}

  /**
   * How far it is.
   *
   * @param lines those that were run
   */
  public record Progress(long lines, long failed, Duration since) {
    public long linesPerSecond() {
      return since.isZero() ? 0 : lines * 1_000_000_000L / since.toNanos();
    }
  }

  private final RemoteActions server;
  private final String action;
  private final String shared;
  private final @Nullable String each;
  private final Listener listener;
  private final long startedNanos = System.nanoTime();
  private long lines;
  private long failed;

  /**
   * @param shared inputs of every line
   * @param each the input that a line is the value of; null if a line is an object of inputs
   */
  public BulkCall(
      RemoteActions server,
      String action,
      JsonValue.Obj shared,
      @Nullable String each,
      Listener listener) {
    this.server = server;
    this.action = action;
    String members = new String(JsonFormat.write(shared), StandardCharsets.UTF_8);
    this.shared = members.substring(1, members.length() - 1);
    this.each = each;
    this.listener = listener;
  }

  /**
   * Runs all lines.
   *
   * @throws ActionError if a body as a whole was refused; what was sent before is done
   */
  public Progress run(BufferedReader input) throws IOException {
    try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
      Future<List<String>> sent = null;
      while (true) {
        byte[] body = body(input);
        if (sent != null) {
          tell(answers(sent));
        }
        if (body.length == 0) {
          return progress();
        }
        sent = sender.submit(() -> server.runLines(action, body));
      }
    }
  }

  private byte[] body(BufferedReader input) throws IOException {
    StringBuilder body = new StringBuilder();
    int count = 0;
    String line;
    while (count < LINES_MAX && body.length() < BYTES_MAX && (line = input.readLine()) != null) {
      if (!line.isBlank()) {
        append(body, line.strip());
        count++;
      }
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Lines are put together as texts: the server reads and checks them. */
  private void append(StringBuilder body, String line) {
    if (each != null) {
      body.append('{').append(shared).append(shared.isEmpty() ? "\"" : ",\"");
      body.append(each).append("\":").append(line).append("}\n");
    } else if (shared.isEmpty() || !line.startsWith("{")) {
      body.append(line).append('\n');
    } else {
      String members = line.substring(1).stripLeading();
      body.append('{').append(shared).append(members.startsWith("}") ? "" : ",");
      body.append(members).append('\n');
    }
  }

  private static List<String> answers(Future<List<String>> sent) {
    try {
      return sent.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ActionError.of(ErrorCode.OUTCOME_UNKNOWN, "stopped while waiting for an answer");
    } catch (ExecutionException refused) {
      throw refused.getCause() instanceof ActionError error
          ? error
          : new IllegalStateException("a body could not be sent", refused.getCause());
    }
  }

  private void tell(List<String> outcomes) {
    for (String outcome : outcomes) {
      lines++;
      if (outcome.startsWith(DONE)) {
        listener
            .done()
            .accept(
                outcome.startsWith(RESULT)
                    ? outcome.substring(RESULT.length(), outcome.length() - 1)
                    : outcome);
      } else {
        failed++;
        listener.failed().accept(lines, outcome);
      }
    }
    listener.progress().accept(progress());
  }

  private Progress progress() {
    return new Progress(lines, failed, Duration.ofNanos(System.nanoTime() - startedNanos));
  }
}
