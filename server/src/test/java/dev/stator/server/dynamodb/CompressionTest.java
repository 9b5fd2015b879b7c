package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {
  private static final RunningServer SERVER = new RunningServer();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void makeTable() throws Exception {
    HttpResponse<byte[]> made =
        call(
            "CreateTable",
            "{\"TableName\":\"things\",\"BillingMode\":\"PAY_PER_REQUEST\",\"KeySchema\":[{"
                + "\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],\"AttributeDefinitions\":[{"
                + "\"AttributeName\":\"id\",\"AttributeType\":\"S\"}]}",
            "",
            "");
    assertThat(made.statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    SERVER.close();
  }

  @Test
  void takesGzipRequestsAndTellsTheChecksumOfWhatItSends() throws Exception {
    String item = "{\"id\":{\"S\":\"large\"},\"text\":{\"S\":\"" + "abc ".repeat(5000) + "\"}}";
    HttpResponse<byte[]> put =
        call("PutItem", "{\"TableName\":\"things\",\"Item\":" + item + "}", "gzip", "");
    assertThat(put.statusCode()).isEqualTo(200);

    String key = "{\"TableName\":\"things\",\"Key\":{\"id\":{\"S\":\"large\"}}}";
    HttpResponse<byte[]> plain = call("GetItem", key, "", "identity");
    HttpResponse<byte[]> gzip = call("GetItem", key, "gzip", "gzip");
    HttpResponse<byte[]> deflate = call("GetItem", key, "", "deflate");
    for (HttpResponse<byte[]> reply : List.of(plain, gzip, deflate)) {
      CRC32 checksum = new CRC32();
      checksum.update(reply.body());
      assertThat(reply.headers().firstValue("x-amz-crc32")).contains("" + checksum.getValue());
    }
    assertThat(new String(plain.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"Item\":" + item + "}");
    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    assertThat(gzip.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(gzip.headers().firstValue("vary")).contains("Accept-Encoding");
    assertThat(gzip.body().length).isLessThan(plain.body().length / 10);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(deflate.headers().firstValue("content-encoding")).contains("deflate");
    assertThat(new InflaterInputStream(new ByteArrayInputStream(deflate.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @Test
  void tellsCutGzipAsWhatCannotBeRead() throws Exception {
    byte[] cut = java.util.Arrays.copyOf(gzip("{}"), 12);
    HttpResponse<byte[]> reply = send("ListTables", cut, "gzip", "");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(new String(reply.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#SerializationException\","
                + "\"Message\":\"the body is not whole gzip, as it says\"}");
    assertThat(call("ListTables", "{}", "gzip", "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "gzip | gzip",
        "deflate | deflate",
        "deflate, gzip;q=0.5 | deflate",
        "gzip;q=0.5, deflate;q=0.5 | gzip",
        "gzip;q=0, deflate | deflate",
        "gzip;q=0 | -",
        "gzip; q=0.000 | -",
        "br, zstd | -",
        "identity | -",
        "GZIP | gzip",
      })
  void choosesACodingThatTheClientTakes(String accepted, String chosen) {
    assertThat(Compression.choose(List.of(accepted), Compression.BYTES_MIN)).isEqualTo(chosen);
    assertThat(Compression.choose(List.of(accepted), Compression.BYTES_MIN - 1)).isNull();
    assertThat(Compression.choose(List.of(), Compression.BYTES_MIN)).isNull();
  }

  private static HttpResponse<byte[]> call(
      String operation, String body, String coding, String accepted) throws Exception {
    byte[] bytes = coding.equals("gzip") ? gzip(body) : body.getBytes(StandardCharsets.UTF_8);
    return send(operation, bytes, coding, accepted);
  }

  private static HttpResponse<byte[]> send(
      String operation, byte[] body, String coding, String accepted) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SERVER.own())
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(BodyPublishers.ofByteArray(body));
    if (!coding.isEmpty()) {
      request.header("Content-Encoding", coding);
    }
    if (!accepted.isEmpty()) {
      request.header("Accept-Encoding", accepted);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static byte[] gzip(String plain) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
