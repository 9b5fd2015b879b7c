package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.server.shell.signature.AccessKey;
import dev.stator.server.shell.signature.SignatureVerifier;
import dev.stator.tables.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The service's own clients, signing with keys that the server knows and with others. */
class SignedRequestsTest {
  /** What the server's clock is ahead of this machine's; tests set it for themselves alone. */
  private static volatile Duration ahead = Duration.ZERO;

  private static final InstantSource CLOCK = () -> Instant.now().plus(ahead);
  private static final RunningServer SERVER =
      new RunningServer(
          DynamoDbConfig.DEFAULT.withSignatures(
              new SignatureVerifier(
                  List.of(
                      new AccessKey("old", "AKIDOLD", Secret.of("secret-old"), null, null),
                      new AccessKey("new", "AKIDNEW", Secret.of("secret-new"), null, null),
                      new AccessKey(
                          "session", "ASIA", Secret.of("secret"), Secret.of("session"), null)),
                  "dynamodb",
                  "us-east-1",
                  CLOCK)));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @AfterAll
  static void stop() {
    HTTP.close();
    SERVER.close();
  }

  @Test
  void serves_every_key_it_knows() {
    try (DynamoDbClient old = client(AwsBasicCredentials.create("AKIDOLD", "secret-old"));
        DynamoDbClient other = client(AwsBasicCredentials.create("AKIDNEW", "secret-new"));
        DynamoDbClient session =
            client(AwsSessionCredentials.create("ASIA", "secret", "session"))) {
      old.createTable(
          request ->
              request
                  .tableName("signed")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(
                      KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("id")
                          .attributeType(ScalarAttributeType.S)
                          .build()));
      Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("ä 1"));
      other.putItem(request -> request.tableName("signed").item(item));
      assertThat(session.getItem(request -> request.tableName("signed").key(item)).item())
          .isEqualTo(item);
    }
  }

  @Test
  void serves_streams_with_the_same_scope() {
    try (DynamoDbStreamsClient streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(SERVER.own())
            .region(Region.US_EAST_1)
            .credentialsProvider(provider(AwsBasicCredentials.create("AKIDOLD", "secret-old")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build()) {
      assertThat(streams.listStreams().streams()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AKIDOLD, secret-new, us-east-1, InvalidSignatureException, The request signature we",
    "AKIDNONE, secret-old, us-east-1, UnrecognizedClientException, The security token included in",
    "AKIDOLD, secret-old, eu-west-1, InvalidSignatureException, Credential should be scoped to a"
        + " valid region; not 'eu-west-1'.",
  })
  void refuses_others_as_the_service_does(
      String id, String secret, String region, String code, String message) {
    try (DynamoDbClient client =
        client(AwsBasicCredentials.create(id, secret), Region.of(region))) {
      assertThatThrownBy(client::listTables)
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              refused -> {
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
                assertThat(refused.awsErrorDetails().errorMessage())
                    .startsWith(message.replace(';', ','));
              });
    }
  }

  @Test
  void refuses_a_session_without_its_token() {
    try (DynamoDbClient client = client(AwsBasicCredentials.create("ASIA", "secret"))) {
      assertThatThrownBy(client::listTables)
          .hasMessageContaining("The security token included in the request is invalid.");
    }
  }

  /**
   * The SDK learns the difference of the clocks from the Date of the refusal, which is this
   * machine's: it cannot correct itself here, and the refusal reaches the caller.
   */
  @ParameterizedTest
  @CsvSource({"16, Signature expired: ", "-16, Signature not yet current: "})
  void refuses_a_clock_that_is_too_far_away(int minutes, String message) {
    ahead = Duration.ofMinutes(minutes);
    try (DynamoDbClient client = client(AwsBasicCredentials.create("AKIDOLD", "secret-old"))) {
      assertThatThrownBy(client::listTables)
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              refused -> {
                assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo("InvalidSignatureException");
                assertThat(refused.awsErrorDetails().errorMessage()).startsWith(message);
              });
    } finally {
      ahead = Duration.ZERO;
    }
  }

  /** Each of these is wrong in all that follows, too: only the first is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain | DynamoDB_20120810.Nonsense | {      | 404 <UnknownOperationException/>",
        "application/x-amz-json-1.0 | DynamoDB_20120810.Nonsense | { | 400 {\"__type\":"
            + "\"com.amazon.coral.service#SerializationException\"}",
        "application/x-amz-json-1.0 | DynamoDB_20120810.Nonsense | {\"TableName\":5} | 400"
            + " {\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}",
        "application/x-amz-json-1.0 | DynamoDB_20120810.GetItem | {\"TableName\":5,} | 400"
            + " {\"__type\":\"com.amazon.coral.service#SerializationException\"}",
        "application/x-amz-json-1.0 | DynamoDB_20120810.GetItem | {\"TableName\":5} | 400"
            + " {\"__type\":\"com.amazon.coral.service#MissingAuthenticationTokenException\","
            + "\"message\":\"Request is missing Authentication Token\"}",
        "application/x-amz-json-1.0 | DynamoDBStreams_20120810.GetRecords | {} | 400"
            + " {\"__type\":\"com.amazon.coral.service#MissingAuthenticationTokenException\","
            + "\"message\":\"Request is missing Authentication Token\"}",
      })
  void checks_in_the_services_order(String contentType, String target, String body, String expected)
      throws Exception {
    assertThat(send(SERVER.own(), contentType, target, body)).isEqualTo(expected);
  }

  @Test
  void asks_for_a_signature_on_a_shared_listener_too_but_not_for_health() throws Exception {
    assertThat(
            send(
                SERVER.shared(),
                "application/json",
                "DynamoDB_20120810.ListTables",
                "{}",
                "Authorization",
                "Bearer a-token"))
        .startsWith("400 ")
        .contains("MissingAuthenticationTokenException")
        .doesNotContain("a-token");
    HttpRequest health = HttpRequest.newBuilder(SERVER.own()).build();
    assertThat(HTTP.send(health, BodyHandlers.ofString()).body())
        .isEqualTo("healthy: dynamodb.us-east-1.amazonaws.com ");
  }

  @Test
  void lets_every_page_ask_as_it_cannot_sign() throws Exception {
    assertThat(
            send(
                SERVER.own(),
                "application/json",
                "DynamoDB_20120810.ListTables",
                "{}",
                "Origin",
                "https://elsewhere.example"))
        .contains("MissingAuthenticationTokenException");
  }

  private static String send(
      URI server, String contentType, String target, @Nullable String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server)
            .header("Content-Type", contentType)
            .header("X-Amz-Target", target)
            .POST(BodyPublishers.ofString(String.valueOf(body)));
    for (int at = 0; at < headers.length; at += 2) {
      request.header(headers[at], headers[at + 1]);
    }
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body().strip();
  }

  private static DynamoDbClient client(AwsCredentials credentials) {
    return client(credentials, Region.US_EAST_1);
  }

  private static DynamoDbClient client(AwsCredentials credentials, Region region) {
    return DynamoDbClient.builder()
        .endpointOverride(SERVER.own())
        .region(region)
        .credentialsProvider(provider(credentials))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  private static StaticCredentialsProvider provider(AwsCredentials credentials) {
    return StaticCredentialsProvider.create(credentials);
  }
}
