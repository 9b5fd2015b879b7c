package dev.stator.unstorage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.unstorage.memory.MemoryDriver;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class MemoryStorageTest extends StorageContract {
  @Override
  protected Driver driver(InstantSource clock) {
    return new MemoryDriver(clock);
  }

  @Test
  void hasADefaultTime() {
    Storage timed = Storage.over(new MemoryDriver(InstantSource.system(), Duration.ofSeconds(60)));
    timed.set("a", "x");
    timed.set("b", "x", Duration.ZERO);
    assertThat(timed.meta("a").orElseThrow().ttlSeconds()).isEqualTo(60);
    assertThat(timed.meta("b").orElseThrow().ttlSeconds()).isNull();
  }
}
