package dev.stator.connector.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.Stator;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeySchemasTest {
  @Test
  void keepsADenialForAWhile() {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    KeySchemas schemas = new KeySchemas(nanos::get);
    try (Stator one = Stator.inMemory();
        Stator two = Stator.inMemory()) {
      schemas.deny(one.client(), "Flowers");
      assertThat(schemas.isDenied(one.client(), "Flowers")).isTrue();
      assertThat(schemas.isDenied(one.client(), "Trees")).isFalse();
      assertThat(schemas.isDenied(two.client(), "Flowers")).isFalse();
      nanos.addAndGet(KeySchemas.DENIAL_KEPT.toNanos() - 1);
      assertThat(schemas.isDenied(one.client(), "Flowers")).isTrue();
      nanos.addAndGet(1);
      assertThat(schemas.isDenied(one.client(), "Flowers")).isFalse();
      schemas.deny(one.client(), "Flowers");
      schemas.forget(one.client(), "Flowers");
      assertThat(schemas.isDenied(one.client(), "Flowers")).isFalse();
    }
  }
}
