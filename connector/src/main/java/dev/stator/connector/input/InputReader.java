package dev.stator.connector.input;

import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonValue;

/**
 * Reads the value of one input.
 *
 * @param <T> what the action gets
 */
@FunctionalInterface
public interface InputReader<T> {
  /**
   * @param value neither null nor an empty string
   * @param field the input's name, for messages
   * @throws ActionError where and why the value does not fit
   */
  T read(JsonValue value, String field);
}
