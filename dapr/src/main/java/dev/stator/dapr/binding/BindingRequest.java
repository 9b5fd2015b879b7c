package dev.stator.dapr.binding;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * One invocation of an output binding.
 *
 * @param operation such as {@code create}
 * @param data what the operation works on
 */
public record BindingRequest(String operation, SdkBytes data, Map<String, String> metadata) {
  public BindingRequest {
    metadata = Map.copyOf(metadata);
  }
}
