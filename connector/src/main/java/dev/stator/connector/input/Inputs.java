package dev.stator.connector.input;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one call, each read and checked once. Null and the empty string mean that an input
 * was not given.
 */
public final class Inputs {
  private final Map<String, Object> values;

  private Inputs(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * @param known the inputs that may be given
   * @param extras the input whose members are more inputs, if there is one
   * @throws ActionError the first input that is unknown, given twice, missing or wrong
   */
  public static Inputs read(
      InputSet known, @Nullable ExtraParameters extras, JsonValue.Obj written) {
    Map<String, Given> found = new LinkedHashMap<>();
    InputSet all = extras == null ? known : extras.targets();
    written.members().forEach((name, value) -> add(found, all, name, value));
    if (extras != null) {
      extras.merge(found);
    }
    Map<String, Object> values = new HashMap<>();
    found.forEach((name, given) -> values.put(name, given.read()));
    for (Input<?> input : known.inputs()) {
      if (!values.containsKey(input.name())) {
        if (input.defaultValue() != null) {
          values.put(input.name(), new Given(input, input.name(), input.defaultValue()).read());
        } else if (input.required()) {
          throw missing(input);
        }
      }
    }
    return new Inputs(values);
  }

  private static void add(Map<String, Given> found, InputSet all, String name, JsonValue value) {
    ApiShape shape = all.has(name) || isAbsent(value) ? null : ApiShape.named(name, all);
    if (shape == null) {
      add(found, new Given(all.named(name, name), name, value));
      return;
    }
    shape
        .read(value, name)
        .forEach(
            (member, content) -> add(found, new Given(all.named(member, name), name, content)));
  }

  /**
   * What was given for an input.
   *
   * @param path the name under which it was
   */
  record Given(Input<?> input, String path, JsonValue value) {
    Object read() {
      return input.reader().read(value, input.name());
    }

    Given with(JsonValue other) {
      return new Given(input, path, other);
    }

    /** Whether this says no more than saying nothing would. */
    boolean isDefault() {
      return input.defaultValue() != null
          && read().equals(input.reader().read(input.defaultValue(), input.name()));
    }

    boolean isAbsent() {
      return Inputs.isAbsent(value);
    }
  }

  /** Whether {@code value} says that nothing was given: null and the empty string. */
  public static boolean isAbsent(JsonValue value) {
    return value instanceof JsonValue.Null
        || (value instanceof JsonValue.Str text && text.value().isEmpty());
  }

  /**
   * @throws ActionError if the same input was given before, with another value
   */
  static void add(Map<String, Given> found, Given given) {
    if (given.isAbsent()) {
      return;
    }
    String name = given.input().name();
    Given before = found.putIfAbsent(name, given);
    if (before != null && !before.value().equals(given.value())) {
      throw ActionError.invalidInput(
              name,
              name
                  + " is given twice, as '"
                  + before.path()
                  + "' and as '"
                  + given.path()
                  + "', with different values")
          .withHint("leave one of them out");
    }
  }

  /** The value of {@code input}, which is required or has a default. */
  public <T> T get(Input<T> input) {
    T value = optional(input);
    if (value == null) {
      throw missing(input);
    }
    return value;
  }

  /** The value of {@code input}, or null if it was not given and has no default. */
  @SuppressWarnings("unchecked") // read() put what this input's own reader returned
  public <T> @Nullable T optional(Input<T> input) {
    return (T) values.get(input.name());
  }

  /** Whether {@code input} was given, or has a default. */
  public boolean has(Input<?> input) {
    return values.containsKey(input.name());
  }

  private static ActionError missing(Input<?> input) {
    JsonValue example = input.example();
    return ActionError.invalidInput(input.name(), input.name() + " is required")
        .withHint(
            example == null
                ? null
                : "for example " + new String(JsonFormat.write(example), StandardCharsets.UTF_8));
  }
}
