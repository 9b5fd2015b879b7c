package dev.stator.server.mcp;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The two streams of one client, that end in order: the protocol's library drops what it has not
 * answered when its input ends, so the end is told only when every request has its response. A
 * client that writes a few lines and closes gets all its answers.
 *
 * <p>Source: Model Context Protocol, 2025-11-25, "Transports", stdio: one message a line.
 */
final class StdioAnswers {
  /**
   * How long the end waits for responses; what is asked later than that is lost with the client.
   */
  private static final Duration WAIT_MAX = Duration.ofMinutes(5);

  private static final long WAIT_STEP_MILLIS = 100;

  private final BufferedReader in;
  private final OutputStream out;
  private final Runnable ended;
  private final InstantSource clock = InstantSource.system();
  private long open;

  /**
   * @param ended is told of the end
   */
  StdioAnswers(InputStream in, OutputStream out, Runnable ended) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.ended = ended;
  }

  InputStream requests() {
    return new Requests();
  }

  OutputStream responses() {
    return new Responses();
  }

  private synchronized void asked() {
    open++;
  }

  private synchronized void answered() {
    open--;
    notifyAll();
  }

  private synchronized void awaitAnswers() throws InterruptedException {
    Instant last = clock.instant().plus(WAIT_MAX);
    while (open > 0 && clock.instant().isBefore(last)) {
      wait(WAIT_STEP_MILLIS);
    }
  }

  /** Whether a line wants a response; what is no message has none to wait for. */
  private static boolean isRequest(String line) {
    try {
      return JsonFormat.read(line) instanceof JsonValue.Obj message
          && message.get("method") != null
          && message.get("id") != null;
    } catch (JsonSyntaxException noMessage) {
      return false;
    }
  }

  /** What the client writes, line by line. */
  private final class Requests extends InputStream {
    private byte[] line = {};
    private int at;

    @Override
    public int read() throws IOException {
      return hasMore() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!hasMore()) {
        return -1;
      }
      int taken = Math.min(length, line.length - at);
      System.arraycopy(line, at, buffer, offset, taken);
      at += taken;
      return taken;
    }

    private boolean hasMore() throws IOException {
      if (at < line.length) {
        return true;
      }
      String next = in.readLine();
      if (next == null) {
        end();
        return false;
      }
      if (isRequest(next)) {
        asked();
      }
      line = (next + "\n").getBytes(StandardCharsets.UTF_8);
      at = 0;
      return true;
    }

    private void end() {
      try {
        awaitAnswers();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      ended.run();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** What the client reads: this server sends nothing but responses, one a line. */
  private final class Responses extends OutputStream {
    @Override
    public void write(int letter) throws IOException {
      write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      out.flush();
      for (int at = offset; at < offset + length; at++) {
        if (bytes[at] == '\n') {
          answered();
        }
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
