package dev.stator.unstorage.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The condition that an item is as it was seen: its value and its time, as those of other writers
 * have nothing else to go by.
 *
 * @param values null if the expression has none
 */
record Unchanged(
    String expression, Map<String, String> names, @Nullable Map<String, AttributeValue> values) {

  /**
   * @param seen the item; empty if there was none
   */
  static Unchanged since(Map<String, AttributeValue> seen, DynamoDbOptions.Attributes attributes) {
    if (seen.isEmpty()) {
      return new Unchanged("attribute_not_exists(#key)", Map.of("#key", attributes.key()), null);
    }
    List<String> parts = new ArrayList<>(List.of("attribute_exists(#key)"));
    Map<String, AttributeValue> values = new HashMap<>();
    part("value", seen.get(attributes.value()), parts, values);
    part("ttl", seen.get(attributes.ttl()), parts, values);
    Map<String, String> names =
        Map.of("#key", attributes.key(), "#value", attributes.value(), "#ttl", attributes.ttl());
    return new Unchanged(String.join(" AND ", parts), names, values.isEmpty() ? null : values);
  }

  private static void part(
      String name,
      @Nullable AttributeValue seen,
      List<String> parts,
      Map<String, AttributeValue> values) {
    if (seen == null) {
      parts.add("attribute_not_exists(#" + name + ")");
    } else {
      parts.add("#" + name + " = :" + name);
      values.put(":" + name, seen);
    }
  }
}
