package dev.stator.server.unstorage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.server.shell.HttpServer;
import dev.stator.server.shell.Listener;
import dev.stator.tables.TableCalls;
import dev.stator.unstorage.Driver;
import dev.stator.unstorage.Entry;
import dev.stator.unstorage.KeyPage;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.StorageException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What a client is told when the table does not do what it is asked. */
class StorageErrorsTest {
  private final HttpServer server =
      HttpServer.start(
          List.of(
              new Listener(
                  "http",
                  Listener.LOOPBACK,
                  0,
                  List.of(
                      new StorageFrontEnd(
                          Map.of("s", HostedStorage.open(Storage.over(new Failing()))))))));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  /** Fails in the way that a key says: an error's code, its status. */
  private static final class Failing implements Driver {
    @Override
    public String name() {
      return "failing";
    }

    private static RuntimeException error(String key) {
      String[] parts = key.split(":");
      return switch (parts[0]) {
        case "large" -> new StorageException.TooLarge("the item is too large; store less");
        case "fault" -> new IllegalStateException("a secret detail");
        default ->
            TableCalls.translate(
                (software.amazon.awssdk.core.exception.SdkException)
                    DynamoDbException.builder()
                        .message("arn:aws:iam::123456789012:user/me")
                        .statusCode(Integer.parseInt(parts[1]))
                        .awsErrorDetails(
                            AwsErrorDetails.builder()
                                .errorCode(parts[0])
                                .errorMessage("arn:aws:iam::123456789012:user/me")
                                .build())
                        .build());
      };
    }

    @Override
    public Optional<Entry> get(String key) {
      throw error(key);
    }

    @Override
    public void set(String key, String text, @Nullable Duration ttl) {
      throw error(key);
    }

    @Override
    public void remove(String key) {
      throw error(key);
    }

    @Override
    public KeyPage page(String base, int limit, @Nullable String cursor) {
      throw error(base);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ThrottlingException:400, 429, 1, try again",
    "ProvisionedThroughputExceededException:400, 429, 1, try again",
    "ServiceUnavailable:503, 503, 1, try again",
    "StorageFull:507, 503, 1, full",
    "AccessDeniedException:400, 502, '', does not let this server",
    "ResourceNotFoundException:400, 502, '', is missing",
    "InternalServerError:500, 500, '', may have been made or not",
    "large:0, 413, '', store less",
    "fault:0, 500, '', Internal Server Error"
  })
  void tellsWhatToDoAndNothingInternal(String key, int status, String retryAfter, String text)
      throws Exception {
    for (String method : List.of("GET", "PUT", "DELETE")) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + server.port("http") + "/storage/s/" + key))
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("retry-after").orElse("")).isEqualTo(retryAfter);
      assertThat(answer.body())
          .contains(text)
          .doesNotContain("arn:", "secret", "Exception", "\tat ", "stack");
    }
  }
}
