package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DescribeEndpoints: where the service is reached.
 *
 * @param reachedAt host and port at which the caller reached this service; null if it is in the
 *     same process
 */
public record DescribeEndpoints(@Nullable String reachedAt)
    implements Operation<DescribeEndpoints.Result> {

  public record Result(List<Endpoint> endpoints) implements dev.stator.model.operation.Result {}

  /**
   * @param address host, with a port if it is not the protocol's own
   * @param cachePeriodInMinutes how long a client may keep the address
   */
  public record Endpoint(String address, long cachePeriodInMinutes) {}
}
