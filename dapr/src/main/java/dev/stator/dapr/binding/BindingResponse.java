package dev.stator.dapr.binding;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** What an invocation of a binding gives back, if it gives anything. */
public record BindingResponse(SdkBytes data, Map<String, String> metadata) {
  public BindingResponse {
    metadata = Map.copyOf(metadata);
  }
}
