package dev.stator.server.dynamodb;

import dev.stator.engine.Engine;

/** The engine of each namespace. */
@FunctionalInterface
public interface Engines {
  /**
   * The engine with the tables of {@code namespace}, always the same one.
   *
   * @throws dev.stator.model.EngineError.LimitExceeded if there are as many namespaces as there may
   *     be
   */
  Engine of(Namespace namespace);

  /** One engine for everybody. */
  static Engines one(Engine engine) {
    return namespace -> engine;
  }
}
