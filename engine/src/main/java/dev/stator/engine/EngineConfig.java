package dev.stator.engine;

import dev.stator.model.Limits;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What an engine is told about its world.
 *
 * @param clock what "now" is for creation times, TTL and streams
 * @param region the AWS region in the ARNs of tables
 * @param accountId the AWS account in the ARNs of tables, twelve digits
 * @param upkeep what it does by itself
 * @param itemCollectionBytesMax what the items of one partition key may grow to, in tables with
 *     local secondary indexes
 */
public record EngineConfig(
    InstantSource clock,
    String region,
    String accountId,
    Upkeep upkeep,
    long itemCollectionBytesMax) {
  public static final String DEFAULT_REGION = "us-east-1";
  public static final String DEFAULT_ACCOUNT_ID = "000000000000";

  /**
   * What the engine does from time to time: it deletes expired items, begins new shards of streams
   * and deletes stream records that are too old.
   *
   * @param interval between two times, by the machine's time whatever the clock says; zero for an
   *     engine that does it only when {@link Engine#upkeep} is called
   * @param shardAge how long a shard of a stream is written to before the next begins
   */
  public record Upkeep(Duration interval, Duration shardAge) {
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);
    public static final Duration DEFAULT_SHARD_AGE = Duration.ofHours(4);
    public static final Upkeep DEFAULT = new Upkeep(DEFAULT_INTERVAL, DEFAULT_SHARD_AGE);

    public Upkeep {
      if (interval.isNegative()) {
        throw new IllegalArgumentException("upkeep interval is negative: " + interval);
      }
      if (!shardAge.isPositive()) {
        throw new IllegalArgumentException("shard age is not positive: " + shardAge);
      }
    }

    /** Only when {@link Engine#upkeep} is called. */
    public static Upkeep byHand() {
      return new Upkeep(Duration.ZERO, DEFAULT_SHARD_AGE);
    }
  }

  /** With the default upkeep and the service's limits. */
  public EngineConfig(InstantSource clock, String region, String accountId) {
    this(clock, region, accountId, Upkeep.DEFAULT, Limits.ITEM_COLLECTION_BYTES_MAX);
  }

  /** The system's clock, {@value #DEFAULT_REGION} and {@value #DEFAULT_ACCOUNT_ID}. */
  public static EngineConfig defaults() {
    return withClock(InstantSource.system());
  }

  /** The defaults with another clock. */
  public static EngineConfig withClock(InstantSource clock) {
    return new EngineConfig(clock, DEFAULT_REGION, DEFAULT_ACCOUNT_ID);
  }

  /** This with another upkeep. */
  public EngineConfig withUpkeep(Upkeep other) {
    return new EngineConfig(clock, region, accountId, other, itemCollectionBytesMax);
  }
}
