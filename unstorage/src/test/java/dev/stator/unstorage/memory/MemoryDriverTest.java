package dev.stator.unstorage.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.unstorage.NextState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryDriverTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final MemoryDriver driver = new MemoryDriver(() -> now, Duration.ofSeconds(60));

  /** A cache whose keys are never asked for again must not grow for ever. */
  @Test
  void dropsWhatExpiredAndNobodyAsksFor() {
    for (int i = 0; i < 10_000; i++) {
      driver.set("page:" + i, "x", null);
      now = now.plusSeconds(1);
    }
    assertThat(driver.held()).isLessThan(100);
  }

  @Test
  void keepsWhatWasStoredAnew() {
    driver.set("a", "1", Duration.ofSeconds(10));
    driver.set("a", "2", Duration.ofSeconds(1000));
    driver.set("b", "1", Duration.ofSeconds(10));
    driver.update("b", current -> new NextState.Stored("2", Duration.ZERO));
    now = now.plusSeconds(500);
    for (int i = 0; i < 10; i++) {
      driver.set("other:" + i, "x", null);
    }
    assertThat(driver.get("a").orElseThrow().text()).isEqualTo("2");
    assertThat(driver.get("b").orElseThrow().text()).isEqualTo("2");
  }
}
