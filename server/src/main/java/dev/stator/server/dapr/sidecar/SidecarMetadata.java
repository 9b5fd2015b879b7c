package dev.stator.server.dapr.sidecar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sidecar says of itself. It has no actors, subscriptions or HTTP endpoints.
 *
 * @param id of the application; empty for none
 * @param extended the labels, and the version once more
 * @param application null if it was told of none
 */
public record SidecarMetadata(
    String id,
    String version,
    List<Component> components,
    Map<String, String> extended,
    @Nullable AppConnection application) {
  public SidecarMetadata {
    components = List.copyOf(components);
    extended = Collections.unmodifiableMap(new LinkedHashMap<>(extended));
  }

  /** A component that was loaded. */
  public record Component(String name, String type, String version, List<String> capabilities) {
    public Component {
      capabilities = List.copyOf(capabilities);
    }
  }
}
