package dev.stator.connector.input;

import dev.stator.connector.error.ActionError;
import dev.stator.model.naming.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inputs that are told apart by their names, in the order in which people see them. */
public final class InputSet {
  private final List<Input<?>> inputs;
  private final Map<String, Input<?>> byName = new LinkedHashMap<>();
  private final Map<String, Input<?>> byNormalName = new HashMap<>();

  /**
   * @throws IllegalArgumentException if two inputs share a name
   */
  public InputSet(List<Input<?>> inputs) {
    this.inputs = List.copyOf(inputs);
    for (Input<?> input : this.inputs) {
      byName.put(input.name(), input);
      input.names().map(InputNames::normal).distinct().forEach(name -> index(name, input));
    }
  }

  private void index(String normalName, Input<?> input) {
    Input<?> other = byNormalName.putIfAbsent(normalName, input);
    if (other != null) {
      throw new IllegalArgumentException(
          "inputs '" + other.name() + "' and '" + input.name() + "' share a name");
    }
  }

  public List<Input<?>> inputs() {
    return inputs;
  }

  /** These inputs and {@code more}. */
  public InputSet and(List<Input<?>> more) {
    List<Input<?>> all = new ArrayList<>(inputs);
    all.addAll(more);
    return new InputSet(all);
  }

  /**
   * The input that has {@code name}, as published or in any other spelling, or a structure of the
   * API that stands for inputs; null if none has.
   */
  public @Nullable Input<?> find(String name) {
    Input<?> exact = byName.get(name);
    if (exact != null) {
      return exact;
    }
    Input<?> other = byNormalName.get(InputNames.normal(name));
    if (other != null) {
      return other;
    }
    ApiShape shape = ApiShape.named(name, this);
    return shape == null ? null : shape.input();
  }

  /** Whether an input has exactly this published name. */
  boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * @param path where the name stands, for the message
   * @throws ActionError if no input has this name
   */
  Input<?> named(String name, String path) {
    Input<?> input = find(name);
    if (input == null) {
      throw ActionError.invalidInput(path, "unknown input '" + path + "'")
          .withHint(Suggestion.hint(name, byName.keySet()));
    }
    return input;
  }
}
