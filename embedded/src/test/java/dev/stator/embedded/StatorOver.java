package dev.stator.embedded;

import dev.stator.embedded.internal.store.EngineSource;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.store.Store;

/** Opens databases over stores of the test's own. */
public final class StatorOver {
  private StatorOver() {}

  /**
   * @param store closed with the database
   */
  public static Stator store(Store store, EngineConfig config) {
    return new Stator(new EngineSource(store, config), config.region(), Runnable::run);
  }
}
