package dev.stator.bench.hostile;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
  OVERSIZED(5, port -> Requests.post("PutItem", new byte[17_000_000], ""));

  private final int connections;
  private final int bytesPerSecond;
  private final int perSecond;
  private final IntFunction<byte[]> request;

  /** Holds connections, and drips on each; makes a new one for each that the server ends. */
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

  /** Attacks until its thread is interrupted. */
  void run(int port) {
    byte[] bytes = request.apply(port);
    if (connections > 0) {
      hold(port, bytes);
    } else {
      repeat(port, bytes);
    }
  }

  private void hold(int port, byte[] first) {
    List<Socket> held = new ArrayList<>();
    while (!Thread.currentThread().isInterrupted()) {
      held.removeIf(socket -> !drip(socket));
      while (held.size() < connections && !Thread.currentThread().isInterrupted()) {
        try {
          Socket socket = new Socket("127.0.0.1", port);
          socket.getOutputStream().write(first);
          held.add(socket);
        } catch (IOException refused) {
          LockSupport.parkNanos(1_000_000);
        }
      }
      LockSupport.parkNanos(1_000_000_000L);
    }
    held.forEach(Attack::close);
  }

  private boolean drip(Socket socket) {
    try {
      socket.getOutputStream().write(new byte[bytesPerSecond]);
      // What the server ended shows here: an answer, or the end.
      boolean open = socket.getInputStream().available() == 0;
      if (!open) {
        close(socket);
      }
      return open;
    } catch (IOException ended) {
      close(socket);
      return false;
    }
  }

  private void repeat(int port, byte[] bytes) {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  Requests.send(port, bytes);
                } catch (IOException refused) {
                  // as it deserves
                }
              });
      LockSupport.parkNanos(1_000_000_000L / perSecond);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // it was to be closed
    }
  }
}
