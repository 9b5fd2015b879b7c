package dev.stator.server.dynamodb;

import dev.stator.engine.Engine;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Result;

/** The tables of each namespace. */
@FunctionalInterface
public interface Engines {
  /**
   * The result of {@code operation} on the tables of {@code namespace}. A namespace that nobody
   * made a table in has none.
   *
   * @throws dev.stator.model.EngineError as {@link Engine#execute}; {@code LimitExceeded} if as
   *     many namespaces are in use as there may be
   */
  Result execute(Namespace namespace, Operation<?> operation);

  /** One engine for everybody. */
  static Engines one(Engine engine) {
    return (namespace, operation) -> engine.execute(operation);
  }
}
