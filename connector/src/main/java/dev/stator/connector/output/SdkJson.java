package dev.stator.connector.output;

import dev.stator.connector.value.ValueWriter;
import dev.stator.tables.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Answers of the SDK as JSON: members by their names in the API, those that are absent left out,
 * times in ISO 8601, attribute values as a {@link ValueWriter} writes them.
 */
public final class SdkJson {
  private SdkJson() {}

  public static JsonValue.Obj write(SdkPojo answer, ValueWriter values) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (SdkField<?> field : answer.sdkFields()) {
      Object value = field.getValueOrDefault(answer);
      if (isPresent(value)) {
        members.put(field.locationName(), any(value, values));
      }
    }
    return new JsonValue.Obj(members);
  }

  private static boolean isPresent(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private static JsonValue any(Object value, ValueWriter values) {
    return switch (value) {
      case AttributeValue attribute -> values.write(attribute);
      case SdkPojo part -> write(part, values);
      case String text -> new JsonValue.Str(text);
      case Boolean bool -> new JsonValue.Bool(bool);
      case Double number -> JsonValue.Num.of(number);
      case Number number -> JsonValue.Num.of(number.longValue());
      case Instant time -> new JsonValue.Str(time.toString());
      case List<?> list -> {
        List<JsonValue> elements = new ArrayList<>();
        list.forEach(element -> elements.add(any(element, values)));
        yield new JsonValue.Arr(elements);
      }
      case Map<?, ?> map -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), any(member, values)));
        yield new JsonValue.Obj(members);
      }
      default ->
          throw new IllegalArgumentException("no JSON for " + value.getClass().getSimpleName());
    };
  }
}
