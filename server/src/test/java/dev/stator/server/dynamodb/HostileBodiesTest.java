package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies made to hurt, over a raw socket, each followed by a good request on a new connection: none
 * is answered with a fault of the server's, and all in the protocol's own words.
 */
class HostileBodiesTest {
  private static final RunningServer SERVER = new RunningServer();
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int LEVELS = 200_000;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<Arguments> bodies() throws Exception {
    String item = "{\"TableName\":\"things\",\"Item\":{\"id\":{\"S\":\"a\"},\"x\":";
    return Stream.of(
        plain("levels of lists", item + "{\"L\":[".repeat(LEVELS), "SerializationException"),
        plain("levels of maps", item + "{\"M\":{\"m\":".repeat(LEVELS), "SerializationException"),
        plain("bare brackets", "[".repeat(LEVELS), "SerializationException"),
        plain(
            "levels where nobody looks",
            "{\"Unknown\":" + "[".repeat(LEVELS) + "]".repeat(LEVELS) + "}",
            "SerializationException"),
        plain(
            "a value nested 33 deep",
            item + "{\"L\":[".repeat(33) + "]}".repeat(33) + "}}",
            "ValidationException"),
        plain(
            "an endless number", item + "{\"N\":" + "1".repeat(MEBIBYTE), "SerializationException"),
        plain(
            "a number of many digits",
            item + "{\"N\":\"" + "1".repeat(MEBIBYTE) + "\"}}}",
            "ValidationException"),
        plain("a huge exponent", item + "{\"N\":\"1E999999999\"}}}", "ValidationException"),
        plain(
            "an endless string",
            item + "{\"S\":\"" + "x".repeat(MEBIBYTE),
            "SerializationException"),
        plain(
            "bytes that are no text",
            item + "{\"S\":\"\u00ff\u00fe\"}}}",
            "SerializationException"),
        plain(
            "the same member a million times",
            "{" + "\"a\":1,".repeat(MEBIBYTE) + "\"a\":1}",
            "ValidationException"),
        Arguments.of("a gzip bomb", gzip(17 * MEBIBYTE), true, "RequestEntityTooLargeException"),
        Arguments.of(
            "a gzip bomb that tells a short length",
            tellingNoLength(gzip(17 * MEBIBYTE)),
            true,
            "RequestEntityTooLargeException"),
        Arguments.of("a cut gzip", cut(gzip(100_000)), true, "SerializationException"),
        Arguments.of("a gzip in a gzip", gzip(gzip(100)), true, "SerializationException"),
        Arguments.of("no gzip at all", new byte[100], true, "SerializationException"),
        Arguments.of(
            "a body beyond the limit",
            new byte[16 * MEBIBYTE + 1],
            false,
            "RequestEntityTooLargeException"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void refuses(String name, byte[] body, boolean gzip, String error) throws Exception {
    assertThat(exchange("PutItem", body, gzip)).contains(error);
    assertThat(exchange("ListTables", "{}".getBytes(StandardCharsets.US_ASCII), false))
        .startsWith("HTTP/1.1 200");
  }

  /** Cut anywhere, a body is told of as what it is, and nothing of it is done. */
  @Test
  void refusesEveryBeginningOfAGoodBody() throws Exception {
    String whole =
        "{\"TableName\":\"things\",\"Item\":{\"id\":{\"S\":\"a\\u00e9\"},\"n\":{\"N\":\"-1.5e3\"},"
            + "\"l\":{\"L\":[{\"BOOL\":true},{\"NULL\":true},{\"M\":{}}]},\"b\":{\"B\":\"AQ==\"}}}";
    for (int length = 0; length < whole.length(); length++) {
      assertThat(
              exchange(
                  "PutItem", whole.substring(0, length).getBytes(StandardCharsets.UTF_8), false))
          .as("the first %s characters", length)
          .startsWith("HTTP/1.1 400")
          .contains("SerializationException");
    }
    assertThat(exchange("PutItem", whole.getBytes(StandardCharsets.UTF_8), false))
        .contains("ResourceNotFoundException");
  }

  private static String exchange(String operation, byte[] body, boolean gzip) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", SERVER.own().getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810."
                  + operation
                  + "\r\nContent-Type: application/x-amz-json-1.0\r\n"
                  + (gzip ? "Content-Encoding: gzip\r\n" : "")
                  + "Connection: close\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Arguments plain(String name, String body, String error) {
    return Arguments.of(name, body.getBytes(StandardCharsets.ISO_8859_1), false, error);
  }

  private static byte[] gzip(int zeros) throws Exception {
    return gzip(new byte[zeros]);
  }

  private static byte[] gzip(byte[] plain) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] cut(byte[] gzip) {
    return Arrays.copyOf(gzip, gzip.length / 2);
  }

  private static byte[] tellingNoLength(byte[] gzip) {
    Arrays.fill(gzip, gzip.length - Integer.BYTES, gzip.length, (byte) 0);
    return gzip;
  }
}
