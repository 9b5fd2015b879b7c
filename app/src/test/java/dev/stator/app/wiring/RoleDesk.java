package dev.stator.app.wiring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands where AWS STS would: gives temporary keys for a role to who knows its external id, or has
 * its web token, and counts how often.
 *
 * <p>Source: AWS Security Token Service API Reference, "AssumeRole" and
 * "AssumeRoleWithWebIdentity".
 */
final class RoleDesk implements AutoCloseable {
  /** What a platform would keep in a file. */
  static final String WEB_TOKEN = "web-token";

  private static final String XML = "text/xml";

  private final HttpServer server;
  private final String role;
  private final String externalId;
  private final List<String> keys;
  private volatile Duration goodFor = Duration.ofHours(1);
  private final AtomicInteger given = new AtomicInteger();

  /**
   * @param keys access key id, secret access key and session token that are given
   */
  RoleDesk(String role, String externalId, List<String> keys) throws IOException {
    this.role = role;
    this.externalId = externalId;
    this.keys = keys;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How long keys are good that are given from now on. */
  void goodFor(Duration time) {
    goodFor = time;
  }

  /** How often keys were given. */
  int given() {
    return given.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String action = String.valueOf(form.get("Action"));
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean known =
        switch (action) {
          case "AssumeRole" ->
              externalId.equals(form.get("ExternalId"))
                  && authorization.contains("Credential=AKIDSTATIC/");
          case "AssumeRoleWithWebIdentity" -> WEB_TOKEN.equals(form.get("WebIdentityToken"));
          default -> false;
        };
    boolean given = known && role.equals(form.get("RoleArn"));
    send(exchange, given ? 200 : 403, given ? keys(action) : refusal());
  }

  private String keys(String action) {
    given.incrementAndGet();
    return """
        <ACTIONResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <ACTIONResult>
            <Credentials>
              <AccessKeyId>%s</AccessKeyId>
              <SecretAccessKey>%s</SecretAccessKey>
              <SessionToken>%s</SessionToken>
              <Expiration>%s</Expiration>
            </Credentials>
          </ACTIONResult>
          <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
        </ACTIONResponse>
        """
        .replace("ACTION", action)
        .formatted(keys.get(0), keys.get(1), keys.get(2), Instant.now().plus(goodFor));
  }

  private static String refusal() {
    return """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <Error><Type>Sender</Type><Code>AccessDenied</Code>
            <Message>not authorized to perform sts:AssumeRole</Message></Error>
          <RequestId>r-2</RequestId>
        </ErrorResponse>
        """;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", XML);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
