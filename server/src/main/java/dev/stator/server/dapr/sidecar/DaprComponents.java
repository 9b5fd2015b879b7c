package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.StateStore;
import dev.stator.dapr.binding.OutputBinding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The components that an application can use, by their names, in the order they were given. */
public final class DaprComponents {
  private final Map<String, Store> stores = new LinkedHashMap<>();
  private final Map<String, Binding> bindings = new LinkedHashMap<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();

  /**
   * A state store.
   *
   * @param version as in the component's {@code spec}, such as {@code v1}
   */
  public record Store(String name, String version, StateStore store) {
    static final String TYPE = "state.aws.dynamodb";
  }

  /**
   * An output binding.
   *
   * @param version as in the component's {@code spec}, such as {@code v1}
   */
  public record Binding(String name, String version, OutputBinding binding) {
    static final String TYPE = "bindings.aws.dynamodb";
  }

  /**
   * An input binding, whose events go to the application.
   *
   * @param version as in the component's {@code spec}, such as {@code v1}
   */
  public record Input(String name, String version) {}

  /**
   * Without input bindings.
   *
   * @throws IllegalArgumentException if a name comes twice
   */
  public DaprComponents(List<Store> stores, List<Binding> bindings) {
    this(stores, bindings, List.of());
  }

  /**
   * @throws IllegalArgumentException if a name comes twice; an input and an output binding may have
   *     the same, as one component
   */
  public DaprComponents(List<Store> stores, List<Binding> bindings, List<Input> inputs) {
    for (Input input : inputs) {
      if (this.inputs.put(input.name(), input) != null) {
        throw new IllegalArgumentException("two input bindings are named " + input.name());
      }
    }
    for (Store store : stores) {
      if (this.stores.put(store.name(), store) != null) {
        throw new IllegalArgumentException("two state stores are named " + store.name());
      }
    }
    for (Binding binding : bindings) {
      if (this.bindings.put(binding.name(), binding) != null) {
        throw new IllegalArgumentException("two bindings are named " + binding.name());
      }
    }
  }

  Map<String, Store> stores() {
    return Collections.unmodifiableMap(stores);
  }

  Map<String, Binding> bindings() {
    return Collections.unmodifiableMap(bindings);
  }

  Map<String, Input> inputs() {
    return Collections.unmodifiableMap(inputs);
  }
}
