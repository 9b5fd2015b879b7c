package dev.stator.engine.upkeep;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.Requests;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.model.AttributeValue;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.UpdateTimeToLive;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class UpkeepThreadTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  @Timeout(30)
  void sweepsByItselfAndEndsWithTheEngine() throws Exception {
    Engine engine =
        new Engine(
            new MemoryStore(),
            EngineConfig.withClock(() -> NOW)
                .withUpkeep(new EngineConfig.Upkeep(Duration.ofMillis(1), Duration.ofHours(4))));
    engine.execute(Requests.createTable("things", "id:S"));
    engine.execute(new UpdateTimeToLive("things", "x", true));
    engine.execute(
        Requests.put("things", item("id", "a", "x", AttributeValue.n(NOW.getEpochSecond())))
            .build());
    GetItem get = new GetItem("things", item("id", "a"), null, null, Requests.NONE, null);
    while (engine.execute(get).item() != null) {
      Thread.onSpinWait();
    }
    assertThat(upkeepThreads()).isPositive();
    engine.close();
    engine.close();
    assertThat(upkeepThreads()).isZero();
  }

  private static long upkeepThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("stator-upkeep"))
        .count();
  }
}
