package dev.stator.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** SIGTERM while SDK clients write as fast as they can: what they got answers for is there. */
class DrainedStopTest {
  private static final int WRITERS = 8;
  private static final int WRITES_BEFORE_STOP = 25;

  @TempDir Path folder;

  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final List<SdkException> failures = new CopyOnWriteArrayList<>();
  private final CountDownLatch warm = new CountDownLatch(WRITERS);

  @Test
  void loses_no_answered_write_and_cuts_no_request() throws Exception {
    Path log = folder.resolve("access.log");
    try (StatorProcess first = StatorProcess.serve(folder, "--access-log", log.toString())) {
      URI endpoint = first.url("DynamoDB");
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String name = "w" + writer + "-";
        writers.add(Thread.ofVirtual().start(() -> write(endpoint, name)));
      }
      assertThat(warm.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(first.terminate().exitCode()).isEqualTo(0);
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(first.err()).isEmpty();
    }
    // Without retries each writer ends with one failure, that of connecting to nobody.
    assertThat(failures).hasSize(WRITERS).allMatch(SdkClientException.class::isInstance);
    assertThat(answered).hasSizeGreaterThanOrEqualTo(WRITERS * WRITES_BEFORE_STOP);
    assertThat(
            Files.readAllLines(log).stream()
                .filter(line -> line.contains(" operation=PutItem ") && line.contains("=200 "))
                .count())
        .isEqualTo(answered.size());
    try (StatorProcess second = StatorProcess.serve(folder);
        DynamoDbClient client = client(second.url("DynamoDB"))) {
      Set<String> kept =
          client.scanPaginator(request -> request.tableName("items")).items().stream()
              .map(item -> Objects.requireNonNull(item.get("id")).s())
              .collect(Collectors.toSet());
      assertThat(kept).isEqualTo(answered);
    }
  }

  private void write(URI endpoint, String name) {
    int written = 0;
    try (DynamoDbClient client = client(endpoint)) {
      while (true) {
        String id = name + written;
        client.putItem(
            request -> request.tableName("items").item(Map.of("id", AttributeValue.fromS(id))));
        answered.add(id);
        written++;
        if (written == WRITES_BEFORE_STOP) {
          warm.countDown();
        }
      }
    } catch (SdkException stopped) {
      failures.add(stopped);
    }
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
        .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }
}
