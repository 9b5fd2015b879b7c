package dev.stator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@StatorTest(seeds = TestClockTest.Carts.class)
class TestClockTest {
  private static final AtomicInteger PLANTED = new AtomicInteger();

  static final class Carts implements Seed {
    @Override
    public void plant(DynamoDbClient client) {
      PLANTED.incrementAndGet();
      StatorTestAnnotationTest.createTable(client, "carts");
      client.updateTimeToLive(
          ttl ->
              ttl.tableName("carts")
                  .timeToLiveSpecification(spec -> spec.attributeName("until").enabled(true)));
    }
  }

  @Test
  void expiresItemsWhenTheTestLetsTimePass(DynamoDbClient client, TestClock clock) {
    put(client, "one", clock.instant().plus(Duration.ofDays(1)));
    clock.advance(Duration.ofHours(23));
    assertThat(client.scan(scan -> scan.tableName("carts")).count()).isEqualTo(1);

    clock.advance(Duration.ofHours(1).plusSeconds(1));
    assertThat(client.scan(scan -> scan.tableName("carts")).count()).isZero();
  }

  @Test
  void plantsSeedsOnceAndGivesEachTestItsCopy(DynamoDbClient client) {
    put(client, "two", Instant.now());

    assertThat(client.scan(scan -> scan.tableName("carts")).count()).isEqualTo(1);
    assertThat(PLANTED).hasValue(1);
  }

  @Test
  void stopsAndResumesTime(TestClock clock) {
    Instant then = Instant.parse("2030-01-01T00:00:00Z");
    clock.stopAt(then);
    assertThat(clock.instant()).isEqualTo(then);
    clock.advance(Duration.ofSeconds(5));
    assertThat(clock.instant()).isEqualTo(then.plusSeconds(5));
    clock.resume();
    assertThat(clock.instant()).isBetween(then.plusSeconds(5), then.plusSeconds(65));
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .hasMessage("time does not pass backwards: PT-1S");
  }

  private static void put(DynamoDbClient client, String id, Instant until) {
    client.putItem(
        put ->
            put.tableName("carts")
                .item(
                    Map.of(
                        "id", AttributeValue.fromS(id),
                        "until", AttributeValue.fromN("" + until.getEpochSecond()))));
  }
}
