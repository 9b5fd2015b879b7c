package dev.stator.app.wiring;

import dev.stator.app.config.ResourcesConfig;
import dev.stator.app.resources.ResourceFolder;
import dev.stator.app.resources.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The resources of {@code --resources}, or those that come with Stator. */
final class BuiltInResources {
  private static final String NAME = "built-in.yaml";

  private BuiltInResources() {}

  static Resources orThoseOf(ResourcesConfig config) {
    @Nullable Path folder = config.folder();
    return folder == null ? read() : ResourceFolder.load(folder);
  }

  private static Resources read() {
    try (InputStream in =
        Objects.requireNonNull(BuiltInResources.class.getResourceAsStream(NAME), NAME)) {
      return ResourceFolder.parse(NAME, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
