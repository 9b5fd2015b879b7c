package dev.stator.unstorage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stator.tables.TableError;
import dev.stator.unstorage.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A table whose answers to writes get lost, or that is throttled, at the other end of a wire. */
class LostAnswerTest {
  private static final String NUMBER = "{\"Item\":{\"key\":{\"S\":\"n\"},\"value\":{\"S\":\"5\"}}}";

  /** What the next writes are answered; then they are done. */
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  private final AtomicInteger writes = new AtomicInteger();
  private final HttpServer table = start();
  private final Storage storage = over(table);

  private HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
      return server;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static Storage over(HttpServer server) {
    return Storage.over(
        DynamoDbDriver.open(
            DynamoDbOptions.table("t")
                .region("us-east-1")
                .credentials("key", "secret")
                .endpoint(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build()));
  }

  @AfterEach
  void close() {
    storage.close();
    table.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      boolean isRead = exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("GetItem");
      String failure = isRead ? null : failures.poll();
      if (!isRead) {
        writes.incrementAndGet();
      }
      byte[] body =
          (isRead ? NUMBER : failure == null ? "{}" : "{\"__type\":\"" + failure + "\"}")
              .getBytes(StandardCharsets.UTF_8);
      int status = failure == null ? 200 : failure.equals("InternalServerError") ? 500 : 400;
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void neverCountsTwice() {
    failures.add("InternalServerError");
    assertThatThrownBy(() -> storage.increment("n", 1))
        .isInstanceOf(TableError.OutcomeUnknown.class);
    assertThat(writes).hasValue(1);
  }

  @Test
  void writesAgainWhatWasCertainlyNotWritten() {
    failures.add("ProvisionedThroughputExceededException");
    failures.add("ConditionalCheckFailedException");
    failures.add("ThrottlingException");
    assertThat(storage.increment("n", 1)).isEqualTo(6);
    assertThat(writes).hasValue(4);
  }

  @Test
  void leavesOtherWritesToTheSdk() {
    failures.add("InternalServerError");
    storage.set("n", "7");
    assertThat(writes).hasValue(2);
  }
}
