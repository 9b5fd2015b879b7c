package dev.stator.embedded;

import dev.stator.embedded.internal.store.DurableStores;
import dev.stator.engine.Engine;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreOpenException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * Settings of a {@link Stator}, each with a default; ended by {@link #inMemory} or {@link #open}.
 */
public final class StatorBuilder {
  private InstantSource clock = InstantSource.system();
  private String region = EngineConfig.DEFAULT_REGION;
  private String accountId = EngineConfig.DEFAULT_ACCOUNT_ID;
  private Durability durability = Durability.FSYNC;
  private Executor asyncExecutor =
      task -> Thread.ofVirtual().name("stator-async-client").start(task);

  StatorBuilder() {}

  /** What "now" is for creation times and TTL; the system's clock by default. */
  public StatorBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /** The region in ARNs and in the clients' configuration; {@code us-east-1} by default. */
  public StatorBuilder region(String region) {
    this.region = region;
    return this;
  }

  /** The account in ARNs, 12 digits; {@code 000000000000} by default. */
  public StatorBuilder accountId(String accountId) {
    this.accountId = accountId;
    return this;
  }

  /** What an answered write in a folder survives; {@link Durability#FSYNC} by default. */
  public StatorBuilder durability(Durability durability) {
    this.durability = durability;
    return this;
  }

  /**
   * Where the calls of the async client run, blocking; by default each on a virtual thread of its
   * own. Stays the caller's: closing the {@link Stator} does not shut it down.
   */
  public StatorBuilder asyncExecutor(Executor asyncExecutor) {
    this.asyncExecutor = asyncExecutor;
    return this;
  }

  /** An empty database that is gone when it is closed; {@link #durability} says nothing here. */
  public Stator inMemory() {
    return over(new MemoryStore());
  }

  /**
   * The database in {@code folder}, which is made if it does not exist.
   *
   * @throws StoreOpenException if it cannot be opened: locked by another process, damaged, of a
   *     newer format, not writable
   * @throws IllegalStateException if no durable store is on the class path
   */
  public Stator open(Path folder) {
    return over(DurableStores.find().open(folder, durability));
  }

  private Stator over(Store store) {
    try {
      return new Stator(
          new Engine(store, new EngineConfig(clock, region, accountId)), region, asyncExecutor);
    } catch (RuntimeException refused) {
      store.close();
      throw refused;
    }
  }
}
