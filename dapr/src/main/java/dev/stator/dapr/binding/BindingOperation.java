package dev.stator.dapr.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an output binding can do. */
enum BindingOperation {
  CREATE,
  GET,
  DELETE,
  UPDATE,
  QUERY,
  LIST,
  TRANSACT;

  String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(BindingOperation::label).toList();
  }

  static Optional<BindingOperation> labelled(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }
}
