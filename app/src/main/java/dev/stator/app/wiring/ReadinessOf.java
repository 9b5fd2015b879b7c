package dev.stator.app.wiring;

import dev.stator.embedded.Stator;
import dev.stator.engine.store.StoreHealth;
import dev.stator.server.shell.Readiness;
import org.jspecify.annotations.Nullable;

/** Whether the process can do its work: as long as its store can. */
final class ReadinessOf {
  private ReadinessOf() {}

  /**
   * @param embedded null if everything is on AWS
   */
  static Readiness engine(@Nullable Stator embedded) {
    if (embedded == null) {
      return new Readiness.Ready();
    }
    return store(embedded.engine().health());
  }

  static Readiness store(StoreHealth health) {
    return switch (health) {
      case StoreHealth.Healthy healthy -> new Readiness.Ready();
      case StoreHealth.Full(String reason) -> new Readiness.NotReady(reason);
      case StoreHealth.Broken(String reason) -> new Readiness.NotReady(reason);
    };
  }
}
