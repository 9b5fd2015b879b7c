package dev.stator.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a resource keeps its data. */
public enum Backend {
  /** The engine in this process. Endpoint, region, keys and roles are checked, but not used. */
  EMBEDDED,
  /** AWS, or whatever speaks its protocol at the resource's endpoint. */
  AWS;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Backend> named(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(Backend::label).toList();
  }
}
