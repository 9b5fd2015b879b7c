package dev.stator.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.store.StoreHealth;
import dev.stator.server.shell.Readiness;
import org.junit.jupiter.api.Test;

class ReadinessOfTest {
  @Test
  void isNotReadyWhileTheStoreIsFullOrBroken() {
    assertThat(ReadinessOf.store(new StoreHealth.Healthy())).isEqualTo(new Readiness.Ready());
    assertThat(ReadinessOf.store(new StoreHealth.Full("disk full")))
        .isEqualTo(new Readiness.NotReady("disk full"));
    assertThat(ReadinessOf.store(new StoreHealth.Broken("a sync failed")))
        .isEqualTo(new Readiness.NotReady("a sync failed"));
    assertThat(ReadinessOf.engine(null)).isEqualTo(new Readiness.Ready());
  }
}
