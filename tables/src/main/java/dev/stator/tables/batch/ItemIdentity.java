package dev.stator.tables.batch;

import dev.stator.model.DynamoNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What makes two keys one: type and value of each key attribute, numbers by their value, so that
 * {@code 1.0}, sent, is found again in {@code 1}, answered.
 */
record ItemIdentity(List<Object> values) {

  /**
   * @param attributes an item or a key; a key attribute that is missing counts as a value of its
   *     own, for the service to complain about
   */
  static ItemIdentity of(Map<String, AttributeValue> attributes, List<String> keyNames) {
    List<Object> values = new ArrayList<>();
    for (String name : keyNames) {
      AttributeValue value = attributes.get(name);
      values.add(value == null ? "missing" : identity(value));
    }
    return new ItemIdentity(values);
  }

  private static Object identity(AttributeValue value) {
    if (value.n() == null) {
      return value;
    }
    try {
      return DynamoNumber.parse(value.n());
    } catch (NumberFormatException malformed) {
      return value;
    }
  }
}
