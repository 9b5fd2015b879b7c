package dev.stator.embedded;

import dev.stator.embedded.internal.store.DurableStores;
import dev.stator.embedded.internal.store.EngineSource;
import dev.stator.engine.EngineConfig;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreOpenException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * Settings of a {@link Stator}, each with a default; ended by {@link #inMemory} or {@link #open}.
 */
public final class StatorBuilder {
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");

  private InstantSource clock = InstantSource.system();
  private String region = EngineConfig.DEFAULT_REGION;
  private String accountId = EngineConfig.DEFAULT_ACCOUNT_ID;
  private Duration upkeepInterval = EngineConfig.Upkeep.DEFAULT_INTERVAL;
  private Duration shardAge = EngineConfig.Upkeep.DEFAULT_SHARD_AGE;
  private Durability durability = Durability.FSYNC;
  private Executor asyncExecutor =
      task -> Thread.ofVirtual().name("stator-async-client").start(task);

  StatorBuilder() {}

  /** What "now" is for creation times, TTL and streams; the system's clock by default. */
  public StatorBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /**
   * The region in ARNs and in the clients' configuration; {@code us-east-1} by default.
   *
   * @throws IllegalArgumentException if it has other characters than a to z, 0 to 9 and hyphens
   */
  public StatorBuilder region(String region) {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("region is not like us-east-1: '" + region + "'");
    }
    this.region = region;
    return this;
  }

  /**
   * The account in ARNs; {@code 000000000000} by default.
   *
   * @throws IllegalArgumentException if it is not 12 digits
   */
  public StatorBuilder accountId(String accountId) {
    if (!ACCOUNT_ID.matcher(accountId).matches()) {
      throw new IllegalArgumentException("accountId is not 12 digits: '" + accountId + "'");
    }
    this.accountId = accountId;
    return this;
  }

  /**
   * How often expired items are deleted and streams are trimmed, by the machine's time whatever the
   * clock says; 10 seconds by default. Zero is never: only when {@link Stator#upkeep} is called.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public StatorBuilder upkeepInterval(Duration upkeepInterval) {
    if (upkeepInterval.isNegative()) {
      throw new IllegalArgumentException("upkeepInterval is negative: " + upkeepInterval);
    }
    this.upkeepInterval = upkeepInterval;
    return this;
  }

  /**
   * How long a shard of a stream is written to before the next begins; 4 hours by default.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public StatorBuilder shardAge(Duration shardAge) {
    if (!shardAge.isPositive()) {
      throw new IllegalArgumentException("shardAge is not positive: " + shardAge);
    }
    this.shardAge = shardAge;
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
    return inMemory(DatabaseSnapshot.EMPTY);
  }

  /** A database in memory that begins with what {@code snapshot} holds, and leaves that alone. */
  public Stator inMemory(DatabaseSnapshot snapshot) {
    return over(new MemoryStore(snapshot.image()));
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
    EngineConfig config =
        new EngineConfig(clock, region, accountId)
            .withUpkeep(new EngineConfig.Upkeep(upkeepInterval, shardAge));
    return new Stator(new EngineSource(store, config), region, asyncExecutor);
  }
}
