package dev.stator.server.shell.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.server.shell.Refusal;
import dev.stator.tables.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearerGateTest {
  private static final Tokens TOKENS =
      Tokens.of(
          List.of(
              NamedToken.of("old", Secret.of("old-token")),
              NamedToken.of("new", Secret.of("new-token==")),
              new NamedToken("elsewhere", Secret.of("scoped"), Set.of("other")),
              new NamedToken("here", Secret.of("scoped-here"), Set.of("other", "greeting"))));
  private static final HttpServer SERVER =
      HttpServer.start(
          List.of(
              new Listener(
                  "one", Listener.LOOPBACK, 0, List.of(new BearerGate(new Greeting(), TOKENS)))));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Greets whoever gets through. */
  private record Greeting() implements HttpFrontEnd {
    @Override
    public String name() {
      return "greeting";
    }

    @Override
    public boolean takes(HttpRequest request) {
      return true;
    }

    @Override
    public HttpAnswer answer(HttpRequest request) {
      return HttpAnswer.text(200, request.method());
    }

    @Override
    public HttpAnswer refuse(Refusal refusal) {
      return HttpAnswer.text(
          switch (refusal) {
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            default -> 500;
          },
          refusal.name());
    }
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer old-token, 200, ''",
    "bearer   new-token== , 200, ''",
    "Bearer scoped-here, 200, ''",
    "Bearer scoped, 403, 'Bearer realm=\"stator\", error=\"insufficient_scope\"'",
    "Bearer old-toke, 401, 'Bearer realm=\"stator\", error=\"invalid_token\"'",
    "Bearer old-token2, 401, 'Bearer realm=\"stator\", error=\"invalid_token\"'",
    "Bearer OLD-TOKEN, 401, 'Bearer realm=\"stator\", error=\"invalid_token\"'",
    "Bearer, 401, 'Bearer realm=\"stator\", error=\"invalid_token\"'",
    "old-token, 401, 'Bearer realm=\"stator\", error=\"invalid_token\"'",
    "Basic old-token, 401, 'Bearer realm=\"stator\", error=\"invalid_token\"'",
  })
  void judges_a_token(String authorization, int status, String challenge) throws Exception {
    HttpResponse<String> answer = send("GET", "Authorization", authorization);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).isEqualTo(challenge);
  }

  @Test
  void asks_for_a_token() throws Exception {
    HttpResponse<String> answer = send("POST", "X-Other", "old-token");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("UNAUTHENTICATED");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"stator\"");
  }

  @Test
  void takes_no_second_header() throws Exception {
    assertThat(send("GET", "Authorization", "Bearer old-token", "Authorization", "Bearer x"))
        .returns(401, HttpResponse::statusCode);
  }

  @Test
  void lets_a_preflight_through_and_no_other_options() throws Exception {
    assertThat(send("OPTIONS", "Access-Control-Request-Method", "PUT"))
        .returns(200, HttpResponse::statusCode);
    assertThat(send("OPTIONS", "X-Other", "a")).returns(401, HttpResponse::statusCode);
    assertThat(send("PUT", "Access-Control-Request-Method", "PUT"))
        .returns(401, HttpResponse::statusCode);
  }

  private static HttpResponse<String> send(String method, String... headers) throws Exception {
    return CLIENT.send(
        java.net.http.HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + SERVER.port("one") + "/a"))
            .method(method, BodyPublishers.ofString("body"))
            .headers(headers)
            .build(),
        BodyHandlers.ofString());
  }
}
