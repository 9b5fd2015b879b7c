package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.ServerSetup;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import dev.stator.server.shell.observe.Exchange;
import dev.stator.server.unstorage.StorageFrontEnd;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every answer that is an error has a name in metrics and the access log. */
class ErrorCodesTest {
  private static final String TABLES =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
          + "X-Amz-Target: DynamoDB_20120810.ListTables\r\n";

  private final BlockingQueue<Exchange> told = new LinkedBlockingQueue<>();
  private final Engine engine = new Engine(new MemoryStore(), EngineConfig.defaults());
  private final InFlight inFlight = new InFlight(ServerLimits.DEFAULT.withInFlight(1, 1));
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "main",
                  Listener.LOOPBACK,
                  0,
                  List.of(
                      new StorageFrontEnd(Map.of()),
                      DynamoDbRoutes.alone(engine, DynamoDbConfig.DEFAULT)))),
          new ServerSetup(ServerLimits.DEFAULT, inFlight, told::add));

  @AfterEach
  void stop() {
    server.close();
    engine.close();
  }

  @Test
  void name_what_the_protocols_name() throws Exception {
    assertThat(error(line("PUT", "/"))).isEqualTo("UnknownOperationException");
    assertThat(error(TABLES + "Content-Length: 1\r\n\r\n{")).isEqualTo("SerializationException");
    assertThat(
            error(TABLES + "X-Amz-Target: DynamoDB_20120810.Scan\r\nContent-Length: 2\r\n\r\n{}"))
        .isEqualTo("UnknownOperationException");
  }

  @Test
  void name_what_the_shell_refuses() throws Exception {
    assertThat(inFlight.tryEnter()).isTrue();
    assertThat(error(TABLES + "Content-Length: 2\r\n\r\n{}")).isEqualTo("ThrottlingException");
    assertThat(error(line("GET", "/storage/default/a"))).isEqualTo("OVERLOADED");
    assertThat(error(line("GET", "/"))).isEqualTo("null");
    inFlight.leave();
  }

  @Test
  void name_the_status_where_there_is_no_other_name() throws Exception {
    assertThat(error(line("GET", "/storage/none/a"))).isEqualTo("NotFound");
    assertThat(error("G=T / HTTP/1.1\r\n\r\n")).isEqualTo("BadRequest");
    assertThat(error(TABLES + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")).isEqualTo("BadRequest");
  }

  private static String line(String method, String path) {
    return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private String error(String request) throws IOException, InterruptedException {
    try (Socket socket = new Socket("127.0.0.1", server.port("main"))) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Exchange exchange = Objects.requireNonNull(told.poll(10, TimeUnit.SECONDS));
      return String.valueOf(exchange.error());
    }
  }
}
