package dev.stator.app.remote;

import com.fasterxml.jackson.core.JsonParser;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.lines.BulkLine;
import dev.stator.app.lines.BulkLines;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
 * body is sent while the next one is read and the outcomes of the last one are told. Lines keep
 * their order.
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
  private final byte[] shared;
  private final byte @Nullable [] each;
  private final Listener listener;
  private final long startedNanos = System.nanoTime();
  private volatile boolean reached;
  private long lines;
  private long failed;
  private volatile long lastLine;

  /**
   * Some lines.
   *
   * @param json what is sent
   * @param lines what it was made from
   */
  private record Body(byte[] json, List<BulkLine> lines) {}

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
    byte[] object = JsonFormat.write(shared);
    this.shared = Arrays.copyOfRange(object, 1, object.length - 1);
    this.each = each == null ? null : JsonFormat.write(new JsonValue.Str(each));
    this.listener = listener;
  }

  /**
   * Runs all lines.
   *
   * @param skip how many are left out at the start
   * @throws ActionError if a body as a whole was refused; what was sent before is done, see {@link
   *     #progress}
   * @throws StartFailure if a line is too long; likewise
   */
  public Progress run(BulkLines input, long skip) throws IOException {
    input.skip(skip);
    try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
      Sent sent = null;
      while (true) {
        if (sent != null && !input.isReady()) {
          tell(sent.body().lines(), outcomes(sent));
          sent = null;
        }
        Body body = body(input, sent);
        List<String> outcomes = sent == null ? List.of() : outcomes(sent);
        Sent next = body.lines().isEmpty() ? null : new Sent(body, sender.submit(() -> send(body)));
        if (sent != null) {
          tell(sent.body().lines(), outcomes);
        }
        if (next == null) {
          return progress();
        }
        sent = next;
      }
    }
  }

  /** Sends again what was certainly not run: for a server that is busy, or starts again. */
  private List<String> send(Body body) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return server.runLines(action, body.json());
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

  /** The next body; if it cannot be read, what was sent before is told all the same. */
  private Body body(BulkLines input, @Nullable Sent before) throws IOException {
    try {
      return body(input);
    } catch (IOException | StartFailure unread) {
      if (before != null) {
        tell(before.body().lines(), outcomes(before));
      }
      throw unread;
    }
  }

  /** What has come is not kept waiting for what has not: a slow input has small bodies. */
  private Body body(BulkLines input) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    List<BulkLine> lines = new ArrayList<>();
    BulkLine line;
    while (lines.size() < LINES_MAX
        && body.size() < BYTES_MAX
        && (lines.isEmpty() || input.isReady())
        && (line = input.peek()) != null
        && (lines.isEmpty() || body.size() + line.json().length <= BYTES_MAX)) {
      append(body, line.json());
      lines.add(line);
      input.next();
    }
    return new Body(body.toByteArray(), lines);
  }

  /**
   * Lines are put together as texts: the server reads and checks them. What is no JSON is sent as
   * it is, to be refused in its place.
   */
  private void append(ByteArrayOutputStream body, byte[] line) {
    if (each != null && isWhole(line)) {
      body.write('{');
      body.writeBytes(shared);
      if (shared.length > 0) {
        body.write(',');
      }
      body.writeBytes(each);
      body.write(':');
      body.writeBytes(line);
      body.write('}');
    } else if (each != null || shared.length == 0 || line[0] != '{') {
      body.writeBytes(line);
    } else {
      body.write('{');
      body.writeBytes(shared);
      byte[] members = Arrays.copyOfRange(line, 1, line.length);
      if (!new String(members, StandardCharsets.UTF_8).stripLeading().startsWith("}")) {
        body.write(',');
      }
      body.writeBytes(members);
    }
    body.write('\n');
  }

  /** What is more, or less, than one value could pass for other inputs between the shared ones. */
  private static boolean isWhole(byte[] line) {
    try (JsonParser parser = JsonFormat.FACTORY.createParser(line)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException malformed) {
      return false;
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

  private List<String> outcomes(Sent sent) {
    List<String> outcomes = answers(sent.answers());
    if (outcomes.size() != sent.body().lines().size()) {
      throw ActionError.of(
          ErrorCode.OUTCOME_UNKNOWN,
          "the server answered "
              + outcomes.size()
              + " of "
              + sent.body().lines().size()
              + " lines");
    }
    reached = true;
    return outcomes;
  }

  private void tell(List<BulkLine> told, List<String> outcomes) {
    for (int at = 0; at < outcomes.size(); at++) {
      String outcome = outcomes.get(at);
      lines++;
      lastLine = told.get(at).number();
      if (outcome.startsWith(DONE)) {
        listener
            .done()
            .accept(
                outcome.startsWith(RESULT)
                    ? outcome.substring(RESULT.length(), outcome.length() - 1)
                    : outcome);
      } else {
        failed++;
        listener.failed().accept(lastLine, error(told.get(at), outcome));
      }
    }
    listener.progress().accept(progress());
  }

  /** What is no JSON is told as it stands in the input, not in what was sent. */
  private static ActionError error(BulkLine line, String outcome) {
    ActionError error = ErrorText.ofOutcome(outcome);
    if (error.code() == ErrorCode.INVALID_INPUT) {
      try {
        JsonFormat.read(line.json());
      } catch (JsonSyntaxException malformed) {
        String why = String.valueOf(malformed.getMessage()).replace(" at line 1, ", " at ");
        return ActionError.invalidInput("line", "not JSON: " + why);
      }
    }
    return error;
  }

  /** How far it is now. */
  public Progress progress() {
    return new Progress(
        lines, failed, lastLine, Duration.ofNanos(System.nanoTime() - startedNanos));
  }
}
