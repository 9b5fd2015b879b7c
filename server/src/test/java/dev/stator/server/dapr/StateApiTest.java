package dev.stator.server.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StateApiTest {
  private static final String STORE = "/v1.0/state/statestore";

  private final DaprServer server = new DaprServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "51.123456789012",
        "0.0000001",
        "9007199254740993",
        "1e400",
        "-0.0E-0",
        "true",
        "null",
        "\"\"",
        "\"{\\\"a\\\":1}\"",
        "\"\\u00e9 é 😀 \\/ \\n\"",
        "{}",
        "[ ]",
        "{ \"b\" : [ 1.0 , {\"x\":\n null} ],\t\"a\":\"]}\" , \"a\":2 }",
      })
  void aValueComesBackByteForByte(String json) {
    assertThat(server.save("[{\"value\":" + json + ",\"key\":\"k\"}]").statusCode()).isEqualTo(204);
    assertThat(server.get(STORE + "/k").body()).isEqualTo(json);
    server.save("[ { \"key\" : \"k\" , \"value\" : " + json + " } ]");
    assertThat(server.get(STORE + "/k").body()).isEqualTo(json);
    HttpResponse<String> bulk = server.send("POST", STORE + "/bulk", "{\"keys\":[\"k\"]}");
    assertThat(bulk.body()).contains("\"data\":" + json + ",");
  }

  @Test
  void aValueThatIsMissingIsNull() {
    server.save("[{\"key\":\"k\"}]");
    assertThat(server.get(STORE + "/k").body()).isEqualTo("null");
  }

  @Test
  void putSavesToo() {
    assertThat(server.send("PUT", STORE, "[{\"key\":\"k\",\"value\":1}]").statusCode())
        .isEqualTo(204);
    assertThat(server.get(STORE + "/k").body()).isEqualTo("1");
  }

  @Test
  void readsBytesOfAnotherWriter() {
    server
        .client()
        .putItem(
            r ->
                r.tableName("state")
                    .item(
                        Map.of(
                            "key", AttributeValue.fromS("b"),
                            "value",
                                AttributeValue.fromB(SdkBytes.fromUtf8String("raw, no JSON")))));
    HttpResponse<String> read = server.get(STORE + "/b");
    assertThat(read.body()).isEqualTo("raw, no JSON");
    assertThat(read.headers().firstValue("etag")).isEmpty();
    assertThat(server.send("POST", STORE + "/bulk", "{\"keys\":[\"b\"]}").body())
        .isEqualTo("[{\"key\":\"b\",\"error\":\"the value is not JSON: get this key alone\"}]");
  }

  @Test
  void nothingToSaveIsNoError() {
    assertThat(server.save("[]").statusCode()).isEqualTo(204);
  }

  @Test
  void aMissingKeyIsNoContent() {
    HttpResponse<String> read = server.get(STORE + "/missing");
    assertThat(read.statusCode()).isEqualTo(204);
    assertThat(read.body()).isEmpty();
    assertThat(server.send("DELETE", STORE + "/missing", "").statusCode()).isEqualTo(204);
  }

  @Test
  void etagsGoOutRawAndComeBackAsIfMatch() {
    server.save("[{\"key\":\"k\",\"value\":1}]");
    String etag = server.get(STORE + "/k").headers().firstValue("ETag").orElseThrow();
    assertThat(etag).matches("[0-9a-f]{1,16}");
    assertThat(server.send("DELETE", STORE + "/k", "", "If-Match", "bad").statusCode())
        .isEqualTo(409);
    assertThat(server.save("[{\"key\":\"k\",\"value\":2,\"etag\":\"" + etag + "\"}]").statusCode())
        .isEqualTo(204);
    HttpResponse<String> stale = server.send("DELETE", STORE + "/k", "", "If-Match", etag);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body())
        .startsWith(
            "{\"errorCode\":\"ERR_STATE_DELETE\",\"message\":\"failed deleting state with key k:"
                + " possible etag mismatch. error from state store: ");
    String now = server.get(STORE + "/k").headers().firstValue("ETag").orElseThrow();
    assertThat(server.send("DELETE", STORE + "/k", "", "If-Match", now).statusCode())
        .isEqualTo(204);
  }

  @Test
  void firstWriteConflicts() {
    String first = "[{\"key\":\"k\",\"value\":1,\"options\":{\"concurrency\":\"first-write\"}}]";
    assertThat(server.save(first).statusCode()).isEqualTo(204);
    HttpResponse<String> second = server.save(first);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body())
        .startsWith(
            "{\"errorCode\":\"ERR_STATE_SAVE\",\"message\":\"failed saving state in state store"
                + " statestore: possible etag mismatch. error from state store: ");
  }

  @Test
  void ofManyTheGoodOnesStay() {
    HttpResponse<String> saved =
        server.save("[{\"key\":\"a\",\"value\":1},{\"key\":\"b\",\"value\":2,\"etag\":\"bad\"}]");
    assertThat(saved.statusCode()).isEqualTo(409);
    assertThat(saved.body()).contains("b: possible etag mismatch");
    assertThat(server.get(STORE + "/a").body()).isEqualTo("1");
    assertThat(server.get(STORE + "/b").statusCode()).isEqualTo(204);
  }

  @Test
  void ttlComesFromTheBodyOrTheQuery() {
    server.save("[{\"key\":\"k\",\"value\":1,\"metadata\":{\"ttlInSeconds\":\"3600\"}}]");
    String expires =
        server.get(STORE + "/k").headers().firstValue("metadata.ttlExpireTime").orElseThrow();
    assertThat(Instant.parse(expires))
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3601));
    assertThat(server.send("POST", STORE + "/bulk", "{\"keys\":[\"k\"]}").body())
        .contains("\"metadata\":{\"ttlExpireTime\":\"" + expires + "\"}");
    server.send(
        "POST",
        STORE + "?metadata.ttlInSeconds=-1",
        "[{\"key\":\"k\",\"value\":1,\"metadata\":{\"ttlInSeconds\":\"3600\"}}]");
    assertThat(server.get(STORE + "/k").headers().firstValue("metadata.ttlExpireTime")).isEmpty();
  }

  @Test
  void bulkGetAnswersInOrder() {
    server.save("[{\"key\":\"a\",\"value\":{\"x\":1.50}},{\"key\":\"b\",\"value\":\"two\"}]");
    String etag = server.get(STORE + "/a").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> bulk =
        server.send("POST", STORE + "/bulk", "{\"keys\":[\"none\",\"a\",\"b\"],\"parallelism\":2}");
    assertThat(bulk.statusCode()).isEqualTo(200);
    assertThat(bulk.body())
        .startsWith(
            "[{\"key\":\"none\"},{\"key\":\"a\",\"data\":{\"x\":1.50},\"etag\":\""
                + etag
                + "\"},{\"key\":\"b\",\"data\":\"two\",\"etag\":\"");
    assertThat(server.send("PUT", STORE + "/bulk", "{\"keys\":[]}").body()).isEqualTo("[]");
    assertThat(server.send("POST", STORE + "/bulk", "{}").body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a%2Fb~a/b",
        "a+b~a b",
        "a%2Bb~a+b",
        "%C3%A9~é",
        "a:b;c=d~a:b;c=d",
        "../statestore//k/~k",
        "bulk~bulk"
      })
  void keysInPathsAreDecodedAsDaprDoes(String path, String key) {
    server.save("[{\"key\":\"" + key + "\",\"value\":1}]");
    assertThat(server.get(STORE + "/" + path).body()).isEqualTo("1");
    assertThat(server.send("DELETE", STORE + "/" + path, "").statusCode()).isEqualTo(204);
    assertThat(server.item("state", "key", key)).isEmpty();
  }

  @Test
  void readsStrongWhenAsked() {
    server.save("[{\"key\":\"k\",\"value\":1}]");
    for (String query :
        new String[] {"?consistency=strong", "?metadata.consistency=strong", "?consistency=odd"}) {
      assertThat(server.get(STORE + "/k" + query).body()).isEqualTo("1");
    }
  }

  @Test
  void prefixesKeysWithTheAppId() {
    try (DaprServer prefixed = new DaprServer("myapp", null, Map.of())) {
      prefixed.save("[{\"key\":\"k\",\"value\":1}]");
      assertThat(prefixed.item("state", "key", "myapp||k")).isNotEmpty();
      assertThat(prefixed.get(STORE + "/k").body()).isEqualTo("1");
      assertThat(prefixed.send("POST", STORE + "/bulk", "{\"keys\":[\"k\"]}").body())
          .startsWith("[{\"key\":\"k\",\"data\":1,");
    }
    try (DaprServer shared = new DaprServer("myapp", null, Map.of("keyPrefix", "none"))) {
      shared.save("[{\"key\":\"k\",\"value\":1}]");
      assertThat(shared.item("state", "key", "k")).isNotEmpty();
    }
  }
}
