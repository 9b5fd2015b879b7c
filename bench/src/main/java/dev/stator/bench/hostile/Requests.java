package dev.stator.bench.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Requests of DynamoDB's protocol as bytes. */
final class Requests {
  private Requests() {}

  /**
   * @param headers more of them, each with its line end
   */
  static byte[] post(String operation, String body, String headers) {
    return post(operation, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static byte[] post(String operation, byte[] body, String headers) {
    byte[] head =
        ("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810."
                + operation
                + "\r\nContent-Type: application/x-amz-json-1.0\r\n"
                + headers
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  /** Sends, and reads all that comes. */
  static byte[] send(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      return socket.getInputStream().readAllBytes();
    }
  }

  static byte[] gzip(int zeros) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[zeros]);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }

  /** The same, but telling a short length at its end. */
  static byte[] lying(byte[] gzip) {
    byte[] lying = gzip.clone();
    Arrays.fill(lying, gzip.length - Integer.BYTES, gzip.length, (byte) 0);
    return lying;
  }
}
