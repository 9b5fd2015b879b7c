package dev.stator.tables.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.stator.tables.Secret;
import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An endpoint that never does what it is asked, over HTTP. */
class CallLimitsTest {
  private static final String THROTTLED =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
          + "\"message\":\"slow down\"}";

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.setExecutor(threads);
    endpoint.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    endpoint.stop(0);
    threads.close();
  }

  @Test
  void gives_up_on_a_throttled_table_long_before_its_time_is_over() {
    answer(
        exchange -> {
          byte[] body = THROTTLED.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, body.length);
          exchange.getResponseBody().write(body);
        });
    try (AwsClients clients = new AwsClients()) {
      long began = System.nanoTime();

      assertThatThrownBy(() -> listTables(clients)).isInstanceOf(TableError.Throttled.class);

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isLessThan(CallLimits.STANDARD.call());
    }
    assertThat(requests).hasValue(CallLimits.STANDARD.attemptsMax());
  }

  @Test
  void ends_a_call_that_nobody_answers_as_one_of_unknown_outcome() {
    answer(exchange -> awaitEnd());
    CallLimits limits = new CallLimits(5, Duration.ofMillis(150), Duration.ofMillis(400));
    try (AwsClients clients = new AwsClients(limits, null)) {
      assertThatThrownBy(() -> listTables(clients))
          .isInstanceOf(TableError.OutcomeUnknown.class)
          .hasMessageContaining("400");
    }
    assertThat(requests).hasValueBetween(0, 3);
  }

  @Test
  void ends_one_attempt_that_nobody_answers() {
    answer(exchange -> awaitEnd());
    CallLimits limits = new CallLimits(1, Duration.ofMillis(150), Duration.ofSeconds(20));
    try (AwsClients clients = new AwsClients(limits, null)) {
      assertThatThrownBy(() -> listTables(clients))
          .isInstanceOf(TableError.OutcomeUnknown.class)
          .hasMessageContaining("150");
    }
    // On a busy machine the time may be over before the request was read.
    assertThat(requests).hasValueBetween(0, 1);
  }

  @Test
  void tells_an_endpoint_where_nobody_listens() {
    endpoint.stop(0);
    try (AwsClients clients = new AwsClients()) {
      assertThatThrownBy(() -> listTables(clients)).isInstanceOf(TableError.Unavailable.class);
    }
  }

  @Test
  void refuses_limits_that_contradict_each_other() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new CallLimits(0, second, second));
    assertThatIllegalArgumentException().isThrownBy(() -> new CallLimits(1, Duration.ZERO, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimits(1, second, Duration.ofMillis(999)));
  }

  private void answer(HttpHandler handler) {
    endpoint.createContext(
        "/",
        (HttpExchange exchange) -> {
          requests.incrementAndGet();
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
          }
        });
  }

  private void awaitEnd() throws IOException {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private void listTables(AwsClients clients) {
    URI address = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort());
    Credentials keys = new Credentials.Static(Secret.of("a"), Secret.of("b"), null);
    DynamoDbClient client = clients.client(new ConnectionSettings("eu-west-1", address, keys));
    TableCalls.call(client::listTables);
  }
}
