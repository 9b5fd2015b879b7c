package dev.stator.app.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The interfaces that Stator can speak, by the names users choose them with. */
public enum FrontEnd {
  DYNAMODB,
  DAPR,
  STORAGE,
  CONNECTOR,
  KEDA,
  /** Dapr pluggable components, beside a real daprd. */
  PLUGGABLE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String names() {
    return Arrays.stream(values()).map(FrontEnd::label).collect(Collectors.joining(", "));
  }

  static Optional<FrontEnd> named(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }
}
