package dev.stator.keda.trigger;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.TypedJson;
import dev.stator.tables.json.ValueFormatException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the fields of a trigger that are JSON. Values are DynamoDB JSON, all ten types of it.
 *
 * <p>Source: Amazon DynamoDB API Reference, "AttributeValue".
 */
final class ExpressionValues {
  private static final String NAMES = "expressionAttributeNames";
  private static final String VALUES = "expressionAttributeValues";
  private static final String PARTITIONS = "partitionValues";

  private final TriggerFields fields;

  ExpressionValues(TriggerFields fields) {
    this.fields = fields;
  }

  Map<String, String> names(String text) {
    String problem = problem(NAMES);
    Map<String, String> names = new LinkedHashMap<>();
    @Nullable JsonValue json = object(text, problem);
    if (json instanceof JsonValue.Obj object) {
      object
          .members()
          .forEach(
              (name, value) -> {
                if (value instanceof JsonValue.Str attribute) {
                  names.put(name, attribute.value());
                } else {
                  fields.problem(problem + name + " must be a string, not a " + value.kind());
                }
              });
      if (object.members().isEmpty()) {
        fields.problem("error parsing " + NAMES + ": empty map");
      }
    }
    return names;
  }

  Map<String, AttributeValue> values(String text) {
    String problem = problem(VALUES);
    @Nullable JsonValue json = object(text, problem);
    if (json instanceof JsonValue.Obj object) {
      try {
        return TypedJson.toItem(object, "");
      } catch (ValueFormatException unfit) {
        fields.problem(problem + unfit.getMessage());
      }
    }
    return Map.of();
  }

  /** Such as {@code {":key": [{"S":"a"}, {"S":"b"}]}}. */
  Search.@Nullable Partitions partitions() {
    String text = fields.optional(PARTITIONS);
    if (text == null) {
      return null;
    }
    String problem = problem(PARTITIONS);
    @Nullable JsonValue json = object(text, problem);
    if (!(json instanceof JsonValue.Obj object)) {
      return null;
    }
    if (object.members().size() != 1
        || !(object.members().values().iterator().next() instanceof JsonValue.Arr array)) {
      fields.problem(problem + "one placeholder with an array of values is expected");
      return null;
    }
    List<JsonValue> elements = array.elements();
    if (elements.isEmpty() || elements.size() > Search.PARTITIONS_MAX) {
      fields.problem(
          problem
              + "1 to "
              + Search.PARTITIONS_MAX
              + " values are expected, not "
              + elements.size());
      return null;
    }
    String placeholder = object.members().keySet().iterator().next();
    Set<AttributeValue> values = new LinkedHashSet<>();
    try {
      for (JsonValue element : elements) {
        if (!values.add(TypedJson.toAttribute(element, placeholder))) {
          fields.problem(problem + placeholder + " has a value twice; it would count twice");
        }
      }
    } catch (ValueFormatException unfit) {
      fields.problem(problem + unfit.getMessage());
    }
    return new Search.Partitions(placeholder, List.copyOf(values));
  }

  private static String problem(String field) {
    return "error parsing " + field + ": invalid " + field + "\n";
  }

  private @Nullable JsonValue object(String text, String problem) {
    try {
      JsonValue json = JsonFormat.read(text);
      if (json instanceof JsonValue.Obj) {
        return json;
      }
      fields.problem(problem + "a JSON object is expected, not a " + json.kind());
    } catch (JsonSyntaxException malformed) {
      fields.problem(problem + malformed.getMessage());
    }
    return null;
  }
}
