package dev.stator.app.remote;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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

  /** About ten seconds, in which a server has started again. */
  private static final int ATTEMPTS_MAX = 10;

  private static final String DONE = "{\"ok\":true";
  private static final String RESULT = DONE + ",\"result\":";

  /**
   * Where outcomes go.
   *
   * @param done takes the result of a line that is done, as JSON text
   * @param failed takes the number of a line, from 1 and blank ones too, and its error
   * @param progress takes how far it is, after each body
   */
  public record Listener(
      Consumer<String> done, BiConsumer<Long, ActionError> failed, Consumer<Progress> progress) {}

  /**
   * How far it is.
   *
   * @param lines those that were run
   * @param lastLine the number of the last line that was run
   */
  public record Progress(long lines, long failed, long lastLine, Duration since) {
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
  private volatile boolean reached;
  private long lines;
  private long failed;
  private long readLine;
  private long lastLine;

  /**
   * Some lines.
   *
   * @param numbers of the lines, which are not told from the body, as blank ones are left out
   */
  private record Body(byte[] lines, List<Long> numbers) {}

  private record Sent(Body body, Future<List<String>> answers) {}

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
   * @param skip how many are left out at the start
   * @throws ActionError if a body as a whole was refused; what was sent before is done, see {@link
   *     #progress}
   */
  public Progress run(BufferedReader input, long skip) throws IOException {
    while (readLine < skip && input.readLine() != null) {
      readLine++;
    }
    try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
      Sent sent = null;
      while (true) {
        Body body = body(input);
        if (sent != null) {
          tell(sent.body().numbers(), answers(sent.answers()));
        }
        if (body.numbers().isEmpty()) {
          return progress();
        }
        sent = new Sent(body, sender.submit(() -> send(body)));
      }
    }
  }

  /** Sends again what was certainly not run: for a server that is busy, or starts again. */
  private List<String> send(Body body) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return server.runLines(action, body.lines());
      } catch (ActionError refused) {
        boolean later =
            refused.code() == ErrorCode.THROTTLING
                || (refused.code() == ErrorCode.CONNECTIVITY && reached);
        Long millis = refused.retryAfterMillis();
        if (!later || millis == null || attempt == ATTEMPTS_MAX) {
          throw refused;
        }
        Thread.sleep(millis);
      }
    }
  }

  private Body body(BufferedReader input) throws IOException {
    StringBuilder body = new StringBuilder();
    List<Long> numbers = new ArrayList<>();
    String line;
    while (numbers.size() < LINES_MAX
        && body.length() < BYTES_MAX
        && (line = input.readLine()) != null) {
      readLine++;
      if (!line.isBlank()) {
        append(body, line.strip());
        numbers.add(readLine);
      }
    }
    return new Body(body.toString().getBytes(StandardCharsets.UTF_8), numbers);
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

  private void tell(List<Long> numbers, List<String> outcomes) {
    if (outcomes.size() != numbers.size()) {
      throw ActionError.of(
          ErrorCode.OUTCOME_UNKNOWN,
          "the server answered " + outcomes.size() + " of " + numbers.size() + " lines");
    }
    reached = true;
    for (int at = 0; at < outcomes.size(); at++) {
      String outcome = outcomes.get(at);
      lines++;
      lastLine = numbers.get(at);
      if (outcome.startsWith(DONE)) {
        listener
            .done()
            .accept(
                outcome.startsWith(RESULT)
                    ? outcome.substring(RESULT.length(), outcome.length() - 1)
                    : outcome);
      } else {
        failed++;
        listener.failed().accept(lastLine, ErrorText.ofOutcome(outcome));
      }
    }
    listener.progress().accept(progress());
  }

  /** How far it is now. */
  public Progress progress() {
    return new Progress(
        lines, failed, lastLine, Duration.ofNanos(System.nanoTime() - startedNanos));
  }
}
