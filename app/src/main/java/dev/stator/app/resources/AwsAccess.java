package dev.stator.app.resources;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a resource says about reaching DynamoDB; not used on the embedded backend.
 *
 * @param keys null for the SDK's default chain
 */
public record AwsAccess(
    @Nullable String region, @Nullable URI endpoint, @Nullable AccessKeys keys) {

  /** Whether anything is said. */
  public boolean isGiven() {
    return region != null || endpoint != null || keys != null;
  }
}
