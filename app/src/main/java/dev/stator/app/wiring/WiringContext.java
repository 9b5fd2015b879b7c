package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.app.resources.Resources;
import dev.stator.app.resources.SecretSources;

/** What every front end is made of. */
record WiringContext(
    ServeConfig config, Resources resources, SecretSources secrets, Databases databases) {

  /** Where a resource keeps its data: its annotation decides, else {@code --backend}. */
  Backend backend(ResourceMetadata metadata) {
    return metadata.backendOr(config.resources().backend());
  }
}
