package dev.stator.engine.tables;

import dev.stator.model.Limits;
import dev.stator.model.operation.DescribeEndpoints;
import dev.stator.model.operation.DescribeLimits;
import java.util.List;

/**
 * DescribeLimits and DescribeEndpoints. The limits are the service's default quotas; nothing here
 * enforces them.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Quotas in Amazon DynamoDB", Throughput default
 * quotas; API Reference, "DescribeEndpoints".
 */
public final class AccountOperations {
  /** As the service answers it: a day. */
  private static final long CACHE_MINUTES = 1440;

  private final String region;

  /**
   * @param region the AWS region in the service's own address
   */
  public AccountOperations(String region) {
    this.region = region;
  }

  public DescribeLimits.Result limits() {
    return new DescribeLimits.Result(
        Limits.ACCOUNT_CAPACITY_UNITS_MAX,
        Limits.ACCOUNT_CAPACITY_UNITS_MAX,
        Limits.TABLE_CAPACITY_UNITS_MAX,
        Limits.TABLE_CAPACITY_UNITS_MAX);
  }

  /** A caller who came over the network is sent where he came, never to AWS. */
  public DescribeEndpoints.Result endpoints(DescribeEndpoints request) {
    String address =
        request.reachedAt() == null ? "dynamodb." + region + ".amazonaws.com" : request.reachedAt();
    return new DescribeEndpoints.Result(
        List.of(new DescribeEndpoints.Endpoint(address, CACHE_MINUTES)));
  }
}
