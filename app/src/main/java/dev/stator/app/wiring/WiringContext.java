package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.app.resources.Resources;
import dev.stator.app.resources.SecretSources;
import dev.stator.yaml.Position;
import java.util.List;

/**
 * What every front end is made of.
 *
 * @param warnings grows while the front ends are made
 */
record WiringContext(
    ServeConfig config,
    Resources resources,
    SecretSources secrets,
    Databases databases,
    List<String> warnings) {

  /** Where a resource keeps its data: its annotation decides, else {@code --backend}. */
  Backend backend(ResourceMetadata metadata) {
    return metadata.backendOr(config.resources().backend());
  }

  void warn(Position position, String text) {
    warnings.add(position + ": " + text);
  }
}
