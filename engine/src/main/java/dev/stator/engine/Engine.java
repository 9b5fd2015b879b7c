package dev.stator.engine;

import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreHealth;
import dev.stator.model.EngineError;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Result;
import java.time.InstantSource;

/**
 * DynamoDB's data model over one store. Safe for use by many threads; every write is durable, as
 * the store promises it, before {@link #execute} returns.
 */
public final class Engine implements AutoCloseable {
  private final Store store;
  private final InstantSource clock;

  /**
   * @param store the engine's alone from now on; closed with it
   * @param clock what "now" is for creation times and TTL
   */
  public Engine(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Does one operation.
   *
   * @throws EngineError why it was not done
   */
  public <R extends Result> R execute(Operation<R> operation) {
    throw new EngineError.UnknownOperation(operation.name() + clock);
  }

  /** How the store is. */
  public StoreHealth health() {
    return store.health();
  }

  @Override
  public void close() {
    store.close();
  }
}
