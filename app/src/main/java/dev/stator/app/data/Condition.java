package dev.stator.app.data;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An expression of a request.
 *
 * @param names of its placeholders {@code #...}
 * @param values of its placeholders {@code :...}
 */
public record Condition(
    String expression, Map<String, String> names, Map<String, AttributeValue> values) {
  public Condition {
    names = Map.copyOf(names);
    values = Map.copyOf(values);
  }
}
