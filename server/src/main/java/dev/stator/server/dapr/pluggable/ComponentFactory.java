package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.StateStore;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.dapr.binding.OutputBinding;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes components of the metadata that daprd sends: that of their YAML, secrets filled in. All
 * throw {@link IllegalArgumentException} for metadata that is wrong, {@link
 * dev.stator.tables.TableError} and {@link dev.stator.dapr.StateError} if the table cannot be
 * reached.
 */
public interface ComponentFactory {

  /**
   * @param name the component's in daprd; empty if it did not say
   */
  StateStore stateStore(String name, Map<String, String> properties);

  /**
   * @param name as in {@link #stateStore}
   */
  OutputBinding outputBinding(String name, Map<String, String> properties);

  /**
   * @param name as in {@link #stateStore}; part of what checkpoints are kept under
   * @return opens the stream where the last reader's checkpoint is
   */
  Supplier<InputBinding> inputBinding(String name, Map<String, String> properties);
}
