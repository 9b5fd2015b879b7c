package dev.stator.keda.trigger;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is.
 *
 * @param table its name, or its ARN
 * @param endpoint an address instead of the region's own; null for AWS
 */
public record Place(String table, String region, @Nullable URI endpoint) {
  /** For messages: {@code table 'orders' in eu-west-2 at http://localhost:8000/}. */
  @Override
  public String toString() {
    return "table '" + table + "' in " + region + (endpoint == null ? "" : " at " + endpoint);
  }
}
