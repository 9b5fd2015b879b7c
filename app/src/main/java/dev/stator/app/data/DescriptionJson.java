package dev.stator.app.data;

import dev.stator.tables.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A description of the AWS SDK as the JSON that the protocol sends; what is not there is left out.
 */
public final class DescriptionJson {
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private DescriptionJson() {}

  public static JsonValue.Obj of(SdkPojo description) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (SdkField<?> field : description.sdkFields()) {
      Object member = field.getValueOrDefault(description);
      if (member != null && !isEmpty(member)) {
        members.put(field.locationName(), value(member));
      }
    }
    return new JsonValue.Obj(members);
  }

  /** The SDK makes lists and maps that were not there. */
  private static boolean isEmpty(Object member) {
    return (member instanceof List<?> list && list.isEmpty())
        || (member instanceof Map<?, ?> map && map.isEmpty());
  }

  private static JsonValue value(@Nullable Object member) {
    return switch (member) {
      case null -> JsonValue.Null.INSTANCE;
      case SdkPojo pojo -> of(pojo);
      case List<?> list -> new JsonValue.Arr(list.stream().map(DescriptionJson::value).toList());
      case Boolean bool -> new JsonValue.Bool(bool);
      case Number number -> new JsonValue.Num(number.toString());
      case Instant instant ->
          new JsonValue.Num(
              BigDecimal.valueOf(instant.toEpochMilli())
                  .divide(MILLIS)
                  .stripTrailingZeros()
                  .toPlainString());
      case Map<?, ?> map -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        map.forEach((name, one) -> members.put(String.valueOf(name), value(one)));
        yield new JsonValue.Obj(members);
      }
      default -> new JsonValue.Str(member.toString());
    };
  }
}
