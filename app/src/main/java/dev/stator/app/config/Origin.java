package dev.stator.app.config;

import dev.stator.yaml.Position;

/** Who set a value. */
public sealed interface Origin {
  /** The flag on the command line. */
  record Flag() implements Origin {}

  /** A line of the configuration file. */
  record ConfigFile(Position position) implements Origin {}

  /** Nobody. */
  record Standard() implements Origin {}
}
