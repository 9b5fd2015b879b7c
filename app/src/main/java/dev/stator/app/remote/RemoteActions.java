package dev.stator.app.remote;

import dev.stator.connector.ActionRunner;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.TrustedAuthorities;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Runs actions of a server over HTTP. Close it to close its connections. */
public final class RemoteActions implements ActionRunner, AutoCloseable {
  /** Where a server listens that was started without flags. */
  public static final String STANDARD_SERVER = "http://127.0.0.1:8080";

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  /** A scan of a large table takes its time. */
  private static final Duration ANSWER_MAX = Duration.ofMinutes(10);

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";

  private final HttpClient client;
  private final URI server;
  private final @Nullable Secret token;

  /**
   * @param server such as {@code http://127.0.0.1:8080}
   * @param token that the server asks for; null if it asks for none
   * @throws IllegalArgumentException if {@code server} is no address, or the authorities to trust
   *     are wrong
   */
  public RemoteActions(String server, @Nullable Secret token) {
    this.server = URI.create(server.replaceFirst("/+$", ""));
    if (this.server.getHost() == null || !SCHEMES.contains(this.server.getScheme())) {
      throw new IllegalArgumentException(
          "'" + server + "' is not an address such as " + STANDARD_SERVER);
    }
    this.token = token;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_MAX);
    TrustedAuthorities authorities = TrustedAuthorities.ofEnvironment();
    if (authorities != null) {
      builder.sslContext(authorities.context());
    }
    this.client = builder.build();
  }

  @Override
  public JsonValue.Obj run(String action, JsonValue.Obj inputs) {
    HttpResponse<byte[]> response = post(action, JSON, JsonFormat.write(inputs));
    JsonValue body = body(response);
    if (response.statusCode() == 200 && body instanceof JsonValue.Obj result) {
      return result;
    }
    throw error(response, body);
  }

  /**
   * Runs an action for each line.
   *
   * @param lines JSON objects, each ended by a line feed
   * @return a line for each
   * @throws ActionError if the body as a whole was refused, or the server could not be reached
   */
  public List<String> runLines(String action, byte[] lines) {
    HttpResponse<byte[]> response = post(action, LINES, lines);
    if (response.statusCode() != 200) {
      throw error(response, body(response));
    }
    return new String(response.body(), StandardCharsets.UTF_8).lines().toList();
  }

  private HttpResponse<byte[]> post(String action, String type, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/v1/actions/" + action))
            .timeout(ANSWER_MAX)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token.reveal());
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException | HttpConnectTimeoutException unreached) {
      throw ActionError.of(ErrorCode.CONNECTIVITY, "no server answers at " + server)
          .withRetryable(true)
          .withHint("start one with 'stator serve', or name another with --server")
          .withAnswer(null, unreached);
    } catch (SSLException refused) {
      throw ActionError.of(
              ErrorCode.CONNECTIVITY,
              "no TLS connection to " + server + ": " + refused.getMessage())
          .withHint(TrustedAuthorities.VARIABLE + " names a file of authorities to trust")
          .withAnswer(null, refused);
    } catch (IOException lost) {
      throw ActionError.of(
              ErrorCode.OUTCOME_UNKNOWN, "the answer of " + server + " was lost: " + lost)
          .withAnswer(null, lost);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ActionError.of(ErrorCode.OUTCOME_UNKNOWN, "stopped while waiting for an answer")
          .withAnswer(null, stopped);
    }
  }

  private static @Nullable JsonValue body(HttpResponse<byte[]> response) {
    try {
      return JsonFormat.read(response.body());
    } catch (JsonSyntaxException notJson) {
      return null;
    }
  }

  private ActionError error(HttpResponse<byte[]> response, @Nullable JsonValue body) {
    return body instanceof JsonValue.Obj told && told.get("error") instanceof JsonValue.Obj error
        ? ErrorText.read(error)
        : ActionError.of(
                ErrorCode.INTERNAL_FAILURE,
                server + " answered with status " + response.statusCode() + " and no reason")
            .withHint("is this a Stator server?");
  }

  @Override
  public void close() {
    client.close();
  }
}
