package dev.stator.bench.connector;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection that is kept. */
final class Kept implements AutoCloseable {
  private static final Pattern LENGTH =
      Pattern.compile("content-length: (\\d+)", Pattern.CASE_INSENSITIVE);
  private static final int BUFFER = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];

  Kept(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  /** Sends and reads the whole answer, which must be a good one. */
  void send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int length = 0;
    int whole = Integer.MAX_VALUE;
    while (length < whole) {
      int read = in.read(buffer, length, buffer.length - length);
      if (read < 0) {
        throw new IOException("connection ended");
      }
      length += read;
      if (whole == Integer.MAX_VALUE) {
        whole = whole(length);
      }
    }
  }

  private int whole(int length) {
    String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return Integer.MAX_VALUE;
    }
    Matcher found = LENGTH.matcher(text);
    if (!text.startsWith("HTTP/1.1 200") || !found.find()) {
      throw new IllegalStateException(text);
    }
    return end + 4 + Integer.parseInt(found.group(1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
