package dev.stator.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ExpiryTest {
  private static final StateKey KEY = StateKey.of("k");

  @Test
  void anEntryExpiresToTheSecond() {
    try (TestTable table = new TestTable()) {
      set(table, new TimeToLive.Seconds(180));
      long expiry = table.now().getEpochSecond() + 180;
      assertThat(table.item("k").get("expiresAt"))
          .isEqualTo(AttributeValue.fromN(Long.toString(expiry)));
      assertThat(get(table).orElseThrow().metadata())
          .isEqualTo(Map.of("ttlExpireTime", "2026-01-02T03:07:05Z"));
      table.pass(179);
      assertThat(get(table)).isPresent();
      table.pass(1);
      assertThat(get(table)).isEmpty();
    }
  }

  @Test
  void minusOneAndNothingMeanForEver() {
    try (TestTable table = new TestTable()) {
      for (TimeToLive forEver :
          new TimeToLive[] {new TimeToLive.Never(), new TimeToLive.OfComponent()}) {
        set(table, new TimeToLive.Seconds(10));
        set(table, forEver);
        assertThat(table.item("k")).doesNotContainKey("expiresAt");
        table.pass(1_000_000_000);
        assertThat(get(table).orElseThrow().metadata()).isEmpty();
      }
    }
  }

  @Test
  void theComponentHasADefault() {
    try (TestTable table =
        new TestTable(Map.of("ttlAttributeName", "expiresAt", "ttlInSeconds", "60"))) {
      set(table, new TimeToLive.OfComponent());
      assertThat(get(table).orElseThrow().expiresAt()).isNotNull();
      set(table, new TimeToLive.Never());
      assertThat(get(table).orElseThrow().expiresAt()).isNull();
      set(table, new TimeToLive.Seconds(120));
      table.pass(119);
      assertThat(get(table)).isPresent();
    }
  }

  @Test
  void askingWithoutAnAttributeIsAnError() {
    try (TestTable table = new TestTable(Map.of())) {
      assertThatThrownBy(() -> set(table, new TimeToLive.Seconds(5)))
          .isInstanceOf(StateError.InvalidRequest.class)
          .hasMessageContaining("no ttlAttributeName");
      set(table, new TimeToLive.Never());
      assertThat(get(table)).isPresent();
    }
  }

  @Test
  void passesOverWhatIsNoTime() {
    try (TestTable table = new TestTable()) {
      for (AttributeValue odd :
          new AttributeValue[] {AttributeValue.fromS("1"), AttributeValue.fromN("1E+100")}) {
        table.put(
            Map.of(
                "key", AttributeValue.fromS("k"),
                "value", AttributeValue.fromS("1"),
                "expiresAt", odd));
        assertThat(get(table).orElseThrow().expiresAt()).isNull();
      }
    }
  }

  private static void set(TestTable table, TimeToLive timeToLive) {
    table.store.set(
        new SetState(KEY, new StateValue.Text("1"), new WriteCondition.Always(), timeToLive));
  }

  private static Optional<StoredState> get(TestTable table) {
    return table.store.get(new GetState(KEY, null));
  }
}
