package dev.stator.engine;

import dev.stator.model.Limits;
import java.time.InstantSource;

/**
 * What an engine is told about its world.
 *
 * @param clock what "now" is for creation times and TTL
 * @param region the AWS region in the ARNs of tables
 * @param accountId the AWS account in the ARNs of tables, twelve digits
 * @param itemCollectionBytesMax what the items of one partition key may grow to, in tables with
 *     local secondary indexes
 */
public record EngineConfig(
    InstantSource clock, String region, String accountId, long itemCollectionBytesMax) {
  public static final String DEFAULT_REGION = "us-east-1";
  public static final String DEFAULT_ACCOUNT_ID = "000000000000";

  /** With the service's limits. */
  public EngineConfig(InstantSource clock, String region, String accountId) {
    this(clock, region, accountId, Limits.ITEM_COLLECTION_BYTES_MAX);
  }

  /** The system's clock, {@value #DEFAULT_REGION} and {@value #DEFAULT_ACCOUNT_ID}. */
  public static EngineConfig defaults() {
    return withClock(InstantSource.system());
  }

  /** The defaults with another clock. */
  public static EngineConfig withClock(InstantSource clock) {
    return new EngineConfig(clock, DEFAULT_REGION, DEFAULT_ACCOUNT_ID);
  }
}
