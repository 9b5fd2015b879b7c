package dev.stator.bench.hostile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * What hostile clients do. They are many and stubborn, but not a flood that would take all of the
 * machine by itself, which no server can keep from its neighbours.
 */
enum Attack {
  SLOW_HEADERS(1000, 1, port -> "POST / HTTP/1.1\r\nX-".getBytes(StandardCharsets.US_ASCII)),
  SLOW_BODIES(
      1000,
      1,
      port ->
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 16000000\r\n\r\n{"
              .getBytes(StandardCharsets.US_ASCII)),
  SILENT_CONNECTIONS(5000, 0, port -> new byte[0]),
  CONFUSED_FRAMING(
      100,
      port ->
          ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"
                  + "\r\n\r\n0\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII)),
  DEEP_JSON(20, port -> Requests.post("PutItem", "[".repeat(200_000), "")),
  GZIP_BOMBS(
      5, port -> Requests.post("PutItem", Requests.gzip(20_000_000), "Content-Encoding: gzip\r\n")),
  LYING_BOMBS(
      5,
      port ->
          Requests.post(
              "PutItem", Requests.lying(Requests.gzip(20_000_000)), "Content-Encoding: gzip\r\n")),
  OVERSIZED(5, port -> Requests.post("PutItem", new byte[17_000_000], ""));

  /** In each of them one connection is made, if one is missing. */
  private static final int STEPS_PER_SECOND = 1000;

  private static final int CONNECTING_SECONDS = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int connections;
  private final int bytesPerSecond;
  private final int perSecond;
  private final IntFunction<byte[]> request;

  /** Holds connections, and drips on each; tries to replace each that the server ends. */
  Attack(int connections, int bytesPerSecond, IntFunction<byte[]> request) {
    this.connections = connections;
    this.bytesPerSecond = bytesPerSecond;
    this.perSecond = 0;
    this.request = request;
  }

  /** Sends so many requests a second, each on a connection of its own. */
  Attack(int perSecond, IntFunction<byte[]> request) {
    this.connections = 0;
    this.bytesPerSecond = 0;
    this.perSecond = perSecond;
    this.request = request;
  }

  /**
   * Attacks until the process is ended.
   *
   * @param under told once, when the attack is as strong as it gets
   */
  void run(int port, Runnable under) {
    byte[] bytes = request.apply(port);
    if (connections > 0) {
      hold(port, bytes, under);
    } else {
      under.run();
      repeat(port, bytes);
    }
  }

  /** All that is done in a second is spread over it, as many clients would do it. */
  private void hold(int port, byte[] first, Runnable under) {
    Deque<SocketChannel> held = new ArrayDeque<>();
    long start = System.nanoTime();
    int dripped = 0;
    for (int step = 0; ; step++) {
      // Each connection is looked at once a second.
      for (; dripped < (long) step * connections / STEPS_PER_SECOND; dripped++) {
        SocketChannel next = held.poll();
        if (next != null && drip(next)) {
          held.add(next);
        }
      }
      if (held.size() < connections) {
        connect(port, first, held);
      }
      if (step == CONNECTING_SECONDS * STEPS_PER_SECOND) {
        under.run();
      }
      LockSupport.parkNanos(start + step * NANOS_PER_SECOND / STEPS_PER_SECOND - System.nanoTime());
    }
  }

  private static void connect(int port, byte[] first, Deque<SocketChannel> held) {
    try {
      SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      client.configureBlocking(false);
      client.write(ByteBuffer.wrap(first));
      held.add(client);
    } catch (IOException refused) {
      // tried again in the next step
    }
  }

  private boolean drip(SocketChannel client) {
    try {
      if (bytesPerSecond > 0) {
        client.write(ByteBuffer.allocate(bytesPerSecond));
      }
      // What the server ended shows here: an answer, or the end.
      boolean open = client.read(ByteBuffer.allocate(1)) == 0;
      if (!open) {
        close(client);
      }
      return open;
    } catch (IOException ended) {
      close(client);
      return false;
    }
  }

  private void repeat(int port, byte[] bytes) {
    while (true) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  Requests.send(port, bytes);
                } catch (IOException refused) {
                  // as it deserves
                }
              });
      LockSupport.parkNanos(NANOS_PER_SECOND / perSecond);
    }
  }

  private static void close(SocketChannel client) {
    try {
      client.close();
    } catch (IOException gone) {
      // it was to be closed
    }
  }
}
