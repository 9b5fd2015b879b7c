package dev.stator.server.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.connector.Catalogue;
import dev.stator.connector.Connections;
import dev.stator.connector.Connector;
import dev.stator.connector.connection.Connection;
import dev.stator.embedded.Stator;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.ExchangeObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read lies in memory until it has been sent: of that there is only so much. */
class LargeReadsTest {
  private static final int ITEM_BYTES = 200_000;
  private static final int ITEMS = 8;
  private static final ServerLimits LIMITS = ServerLimits.DEFAULT.withInFlight(10, 16_000_000);

  private final Stator stator = Stator.inMemory();
  private final HttpClient client = HttpClient.newHttpClient();
  private final InFlight inFlight = new InFlight(LIMITS);
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "api",
                  Listener.LOOPBACK,
                  0,
                  List.of(
                      new ConnectorRoutes(
                          new Connector(
                              Catalogue.standard(),
                              Connections.of(
                                  Connection.of("local", stator.client(), stator.streamsClient()))),
                          new ConnectorConfig("Stator", "test", "http", null))))),
          new ServerSetup(LIMITS, inFlight, ExchangeObserver.nobody()));

  @BeforeEach
  void fill() throws Exception {
    post(
        "createTable",
        """
        {"tableName": "Large", "keySchema": [{"KeyType": "HASH", "AttributeName": "id"}],
         "attributeDefinition": [{"AttributeName": "id", "AttributeType": "S"}]}
        """);
    String text = "x".repeat(ITEM_BYTES);
    for (int id = 0; id < ITEMS; id++) {
      String item = "{\"id\": \"" + id + "\", \"text\": \"" + text + "\"}";
      assertThat(
              post("createItem", "{\"tableName\": \"Large\", \"item\": " + item + "}").statusCode())
          .isEqualTo(200);
    }
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    stator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scanItems | {\"tableName\": \"Large\"}",
        "getItem | {\"tableName\": \"Large\", \"value\": \"1\"}",
        "batchGetItems | {\"tableName\": \"Large\", \"keys\": [\"1\", \"2\"]}",
        "executeStatement | {\"statement\": \"SELECT * FROM Large\"}",
      })
  void are_refused_while_there_is_no_room_for_their_answers(String action, String inputs)
      throws Exception {
    long taken = LIMITS.bytesMax() - ITEM_BYTES;
    inFlight.holdAnswer(taken);
    HttpResponse<String> refused = post(action, inputs);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("THROTTLING").contains("too many large answers");
    HttpResponse<String> deleted =
        post("deleteItem", "{\"tableName\": \"Large\", \"value\": \"0\"}");
    assertThat(deleted.statusCode()).isEqualTo(200);
    inFlight.releaseAnswer(taken);
    HttpResponse<String> answered = post(action, inputs);
    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(answered.body().length()).isGreaterThan(ITEM_BYTES);
    while (inFlight.bytes() > 0) { // given back a little after the answer has come
      Thread.onSpinWait();
    }
  }

  @Test
  void of_many_lines_are_kept_until_all_are_there() throws Exception {
    String line = "{\"tableName\": \"Large\", \"value\": \"1\"}\n";
    HttpResponse<String> answered = lines("getItem", line.repeat(1000));
    assertThat(answered.statusCode()).isEqualTo(200);
    assertThat(answered.body().lines().filter(one -> one.contains("THROTTLING")).count())
        .as("1000 times 200 KB are more than there is room for")
        .isBetween(900L, 999L);
    while (inFlight.bytes() > 0) {
      Thread.onSpinWait();
    }
    long taken = LIMITS.bytesMax() - 100_000;
    inFlight.holdAnswer(taken);
    assertThat(lines("getItem", line.repeat(1000)).statusCode()).isEqualTo(429);
    inFlight.releaseAnswer(taken);
  }

  private HttpResponse<String> lines(String action, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port("api") + "/v1/actions/" + action))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String action, String inputs) throws Exception {
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port("api") + "/v1/actions/" + action))
            .POST(BodyPublishers.ofString(inputs))
            .build(),
        BodyHandlers.ofString());
  }
}
