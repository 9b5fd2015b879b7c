package dev.stator.bench.hostile;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A good client: GetItem at a steady pace over kept connections. A request's time counts from when
 * it was due, so that waiting for a slow one is not left out.
 */
final class Neighbour {
  private static final int CONNECTIONS = 4;
  private static final int PER_SECOND = 100;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int port;

  Neighbour(int port) {
    this.port = port;
  }

  /**
   * @param nanos of each request
   * @param failures requests that were not answered with 200; their time counts, too
   */
  record Result(long[] nanos, int failures) {
    Result plus(Result other) {
      long[] all = Arrays.copyOf(nanos, nanos.length + other.nanos.length);
      System.arraycopy(other.nanos, 0, all, nanos.length, other.nanos.length);
      return new Result(all, failures + other.failures);
    }

    /** The time that {@code share} of the requests took at most. */
    double millis(double share) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return sorted[(int) (sorted.length * share)] / 1e6;
    }
  }

  Result run(int seconds) throws InterruptedException {
    int each = seconds * PER_SECOND;
    long[] nanos = new long[CONNECTIONS * each];
    int[] failures = new int[CONNECTIONS];
    Thread[] threads = new Thread[CONNECTIONS];
    for (int at = 0; at < CONNECTIONS; at++) {
      int connection = at;
      threads[at] =
          Thread.ofPlatform().start(() -> failures[connection] = run(nanos, connection, each));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Result(nanos, Arrays.stream(failures).sum());
  }

  private int run(long[] nanos, int connection, int each) {
    int failures = 0;
    try (Connection client = new Connection()) {
      long start = System.nanoTime();
      for (int at = 0; at < each; at++) {
        long due = start + at * NANOS_PER_SECOND / PER_SECOND;
        while (due - System.nanoTime() > 0) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        if (!client.ask()) {
          failures++;
        }
        nanos[connection * each + at] = System.nanoTime() - due;
      }
    }
    return failures;
  }

  /** Makes a new connection when the old one is gone, as an SDK does. */
  private final class Connection implements AutoCloseable {
    private static final byte[] REQUEST =
        Requests.post(
            "GetItem", "{\"TableName\":\"neighbour\",\"Key\":{\"id\":{\"S\":\"a\"}}}", "");
    private Socket socket = new Socket();

    boolean ask() {
      try {
        if (!socket.isConnected() || socket.isClosed()) {
          socket = new Socket("127.0.0.1", port);
          socket.setTcpNoDelay(true);
          socket.setSoTimeout(10_000);
        }
        socket.getOutputStream().write(REQUEST);
        return answered(new DataInputStream(socket.getInputStream()));
      } catch (IOException broken) {
        close();
        return false;
      }
    }

    private static boolean answered(DataInputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
      int length = head.indexOf("Content-Length: ") + "Content-Length: ".length();
      in.skipNBytes(Long.parseLong(head.substring(length, head.indexOf("\r", length))));
      return head.indexOf("HTTP/1.1 200") == 0;
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException gone) {
        // it was to be closed
      }
    }
  }

  /** Makes the table and the item that it asks for. */
  void prepare() throws IOException {
    Requests.send(
        port,
        Requests.post(
            "CreateTable",
            "{\"TableName\":\"neighbour\",\"BillingMode\":\"PAY_PER_REQUEST\",\"KeySchema\":[{"
                + "\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],\"AttributeDefinitions\":[{"
                + "\"AttributeName\":\"id\",\"AttributeType\":\"S\"}]}",
            "Connection: close\r\n"));
    String text = "x".repeat(100);
    Requests.send(
        port,
        Requests.post(
            "PutItem",
            "{\"TableName\":\"neighbour\",\"Item\":{\"id\":{\"S\":\"a\"},\"text\":{\"S\":\""
                + text
                + "\"}}}",
            "Connection: close\r\n"));
    String got =
        new String(
            Requests.send(
                port,
                Requests.post(
                    "GetItem",
                    "{\"TableName\":\"neighbour\",\"Key\":{\"id\":{\"S\":\"a\"}}}",
                    "Connection: close\r\n")),
            StandardCharsets.UTF_8);
    if (!got.contains(text)) {
      throw new IOException("the server does not answer as it should: " + got);
    }
  }
}
