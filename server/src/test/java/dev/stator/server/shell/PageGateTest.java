package dev.stator.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.page.AllowedPages;
import dev.stator.server.shell.page.PageGate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask at a listener on loopback by a name that somebody elsewhere could own. */
class PageGateTest {
  private static final String FOREIGN = "db.example.com";
  private static final String NODE = "accept-language: *\r\nsec-fetch-mode: cors\r\n";

  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "main",
                  Listener.LOOPBACK,
                  0,
                  List.of(
                      new PageGate(
                          new EchoFrontEnd("", request -> HttpAnswer.text(200, "secret")),
                          AllowedPages.OF_THIS_MACHINE,
                          true)))));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", NODE})
  void programs_pass(String headers) throws Exception {
    assertThat(ask(FOREIGN, headers)).endsWith("secret");
    assertThat(ask("stator.local", headers)).endsWith("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Language: *\r\n",
        "Accept-Language: en\r\n",
        "Sec-Fetch-Site: same-origin\r\n",
        NODE + "Sec-Fetch-Site: same-origin\r\n",
        NODE + "Origin: http://db.example.com\r\n",
      })
  void browsers_do_not(String headers) throws Exception {
    assertThat(ask(FOREIGN, headers)).startsWith("HTTP/1.1 403 ").doesNotContain("secret");
  }

  /** Any neighbour may answer for a name below {@code .local}. */
  @Test
  void browsers_pass_only_by_names_that_are_nobody_elses() throws Exception {
    String person = "Accept-Language: en\r\n";
    for (String own : List.of("localhost", "a.localhost", "127.0.0.1", "[::1]", "a.internal")) {
      assertThat(ask(own, person)).as(own).endsWith("secret");
    }
    assertThat(ask("stator.local", person)).startsWith("HTTP/1.1 403 ");
  }

  private String ask(String host, String headers) throws Exception {
    return RawExchange.send(
        server.port("main"),
        "GET / HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n" + headers + "\r\n");
  }
}
