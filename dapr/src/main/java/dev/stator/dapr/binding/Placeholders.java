package dev.stator.dapr.binding;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of the expressions of one request: the user's own, and those that are made
 * here, which begin with {@code #stator} and {@code :stator}.
 */
final class Placeholders {
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private int made;

  private Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    this.values = values;
  }

  static Placeholders of(Fields fields) {
    @Nullable Map<String, AttributeValue> given = fields.attributes("expressionAttributeValues");
    return new Placeholders(
        fields.strings("expressionAttributeNames"),
        given == null ? new LinkedHashMap<>() : new LinkedHashMap<>(given));
  }

  String name(String attribute) {
    String placeholder = "#stator" + made++;
    names.put(placeholder, attribute);
    return placeholder;
  }

  String value(AttributeValue value) {
    String placeholder = ":stator" + made++;
    values.put(placeholder, value);
    return placeholder;
  }

  /** Null if there are none: DynamoDB refuses empty ones. */
  @Nullable Map<String, String> names() {
    return names.isEmpty() ? null : names;
  }

  /** Null if there are none: DynamoDB refuses empty ones. */
  @Nullable Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
