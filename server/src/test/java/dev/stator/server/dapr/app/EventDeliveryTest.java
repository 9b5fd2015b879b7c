package dev.stator.server.dapr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stator.dapr.binding.BindingEvent;
import dev.stator.dapr.binding.FileParking;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.dapr.binding.LogParking;
import dev.stator.dapr.binding.ParkingLot;
import dev.stator.embedded.Stator;
import dev.stator.server.shell.KeptLog;
import dev.stator.tables.Secret;
import dev.stator.tables.stream.FileCheckpoints;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Events of a real stream, to a real HTTP server that plays the application. */
class EventDeliveryTest {
  private final Stator stator = Stator.inMemory();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Set<String> poison = ConcurrentHashMap.newKeySet();
  private volatile int optionsStatus = 204;
  private HttpServer application;
  @TempDir Path folder;

  private record Received(String path, Map<String, String> headers, String body) {}

  EventDeliveryTest() throws IOException {
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext("/", this::answer);
    application.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("OPTIONS")) {
        exchange.sendResponseHeaders(optionsStatus, -1);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      received.add(new Received(exchange.getRequestURI().getPath(), headers, body));
      boolean refused = poison.stream().anyMatch(id -> body.contains("\"" + id + "\""));
      exchange.sendResponseHeaders(refused ? 500 : 200, -1);
    }
  }

  @BeforeEach
  void createTable() {
    stator
        .client()
        .createTable(
            t ->
                t.tableName("items")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build())
                    .streamSpecification(
                        s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
  }

  @AfterEach
  void close() {
    application.stop(0);
    stator.close();
  }

  private EventDelivery delivery(boolean asked) {
    return delivery("changes", asked);
  }

  private EventDelivery delivery(String route, boolean asked) {
    return delivery(route, asked, new FileParking(folder.resolve("parked")), channel());
  }

  private HttpAppChannel channel() {
    return new HttpAppChannel(
        URI.create("http://127.0.0.1:" + application.getAddress().getPort()), Secret.of("t0ken"));
  }

  private EventDelivery delivery(
      String route, boolean asked, ParkingLot parking, AppChannel channel) {
    StreamReader reader =
        new StreamReader(
            stator.client(),
            stator.streamsClient(),
            new FileCheckpoints(folder),
            new StreamReaderSettings(
                "items", "items", StreamReaderSettings.Start.OLDEST, 100, Duration.ofMillis(5)));
    return new EventDelivery(
        new EventDelivery.Source("items", route, asked),
        new InputBinding("items", reader, parking, 2),
        channel);
  }

  private void put(String id) {
    stator.client().putItem(p -> p.tableName("items").item(Map.of("id", AttributeValue.fromS(id))));
  }

  private Received next() throws InterruptedException {
    return Objects.requireNonNull(received.poll(30, TimeUnit.SECONDS), "no event came");
  }

  @Test
  void brings_changes_to_the_application() throws InterruptedException {
    put("a");
    try (EventDelivery delivery = delivery(true)) {
      delivery.start();
      Received first = next();
      assertThat(first.path()).isEqualTo("/changes");
      assertThat(first.headers())
          .containsEntry("Content-Type", "application/json")
          .containsEntry("eventName", "INSERT")
          .containsEntry("tableName", "items")
          .containsEntry("dapr-api-token", "t0ken");
      assertThat(first.body()).contains("\"Keys\":{\"id\":{\"S\":\"a\"}}");
      put("b");
      assertThat(next().body()).contains("\"b\"");
    }
    put("c");
    try (EventDelivery again = delivery(true)) {
      again.start();
      assertThat(next().body()).as("after the restart").contains("\"c\"");
    }
  }

  @Test
  void a_route_may_have_any_characters() throws InterruptedException {
    put("a");
    try (EventDelivery delivery = delivery("my items/100%", true)) {
      delivery.start();
      assertThat(next().path()).isEqualTo("/my items/100%");
    }
    put("b");
    try (EventDelivery delivery = delivery("/items/a%20b?v=1", false)) {
      delivery.start();
      assertThat(next().path()).isEqualTo("/items/a b");
    }
  }

  @Test
  void parks_what_the_application_refuses() throws Exception {
    poison.add("poison");
    put("poison");
    put("after");
    try (EventDelivery delivery = delivery(false)) {
      delivery.start();
      assertThat(next().body()).contains("\"poison\"");
      assertThat(next().body()).contains("\"poison\"");
      assertThat(next().body()).contains("\"after\"");
    }
    assertThat(Files.readString(folder.resolve("parked")))
        .contains("\"reason\":\"the application answered status 500\"", "\"deliveries\":2");
  }

  @Test
  void tells_the_log_which_event_it_gave_up_and_not_what_is_in_it() throws Exception {
    poison.add("poison");
    put("poison");
    put("after");
    try (KeptLog parked = KeptLog.of(LogParking.class);
        KeptLog delivered = KeptLog.of(EventDelivery.class);
        EventDelivery delivery = delivery("changes", false, new LogParking(), channel())) {
      delivery.start();
      Received refused = next();
      assertThat(next().body()).contains("\"poison\"");
      assertThat(next().body()).contains("\"after\"");
      assertThat(parked.messages())
          .singleElement(STRING)
          .contains("binding items", "after 2 deliveries", "of table items")
          .contains(refused.headers().get("eventID"))
          .contains("sequence number " + refused.headers().get("sequenceNumber"))
          .contains("shard " + refused.headers().get("shardId"))
          .contains(refused.body().getBytes(StandardCharsets.UTF_8).length + " bytes");
      assertThat(parked.messages()).noneMatch(line -> line.contains("poison"));
      assertThat(delivered.messages()).isNotEmpty().noneMatch(line -> line.contains("poison"));
    }
  }

  /** Fails twice when it is asked, as a channel with a bug would, and then does its work. */
  private static final class FailingAtFirst implements AppChannel {
    private static final int FAILURES = 2;

    private final AppChannel channel;
    private int asked;

    FailingAtFirst(AppChannel channel) {
      this.channel = channel;
    }

    @Override
    public Subscription subscription(EventDelivery.Source source) throws InterruptedException {
      asked++;
      if (asked <= FAILURES) {
        throw new IllegalStateException("not yet");
      }
      return channel.subscription(source);
    }

    @Override
    public Outcome deliver(EventDelivery.Source source, BindingEvent event)
        throws InterruptedException {
      return channel.deliver(source, event);
    }

    @Override
    public void close() {
      channel.close();
    }
  }

  @Test
  void asks_again_when_asking_failed_and_says_so_once() throws InterruptedException {
    put("a");
    try (KeptLog log = KeptLog.of(EventDelivery.class);
        EventDelivery delivery =
            delivery(
                "changes",
                true,
                new FileParking(folder.resolve("parked")),
                new FailingAtFirst(channel()))) {
      delivery.start();
      assertThat(next().body()).contains("\"a\"");
      assertThat(log.messages())
          .containsExactly(
              "binding items: unexpected failure; the application is asked again",
              "binding items: the application takes its events");
    }
  }

  @Test
  void waits_for_the_application_and_asks_it() throws InterruptedException {
    optionsStatus = 404;
    put("a");
    try (EventDelivery delivery = delivery(true)) {
      delivery.start();
    }
    assertThat(received).isEmpty();
    optionsStatus = 405;
    try (EventDelivery delivery = delivery(true)) {
      delivery.start();
      assertThat(next().body()).contains("\"a\"");
    }
  }

  @Test
  void tells_what_it_cannot_reach() throws Exception {
    int free = application.getAddress().getPort();
    application.stop(0);
    try (HttpAppChannel channel =
        new HttpAppChannel(URI.create("http://127.0.0.1:" + free), null)) {
      assertThat(channel.subscription(new EventDelivery.Source("items", "changes", true)))
          .isEqualTo(AppChannel.Subscription.UNKNOWN);
    }
  }
}
