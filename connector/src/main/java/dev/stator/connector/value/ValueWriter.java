package dev.stator.connector.value;

import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.TypedJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values into JSON. */
public enum ValueWriter {
  /** Ordinary JSON, and DynamoDB JSON for what it cannot say; see the package. */
  PLAIN {
    @Override
    public JsonValue write(AttributeValue value) {
      return switch (value.type()) {
        case S -> new JsonValue.Str(value.s());
        case N -> survivesDouble(value.n()) ? new JsonValue.Num(value.n()) : TYPED.write(value);
        case BOOL -> new JsonValue.Bool(value.bool());
        case NUL -> JsonValue.Null.INSTANCE;
        case L -> new JsonValue.Arr(value.l().stream().map(PLAIN::write).toList());
        case M -> map(value);
        case B, SS, NS, BS -> TYPED.write(value);
        case UNKNOWN_TO_SDK_VERSION ->
            throw new IllegalArgumentException("attribute value of an unknown type");
      };
    }
  },

  /** DynamoDB JSON. */
  TYPED {
    @Override
    public JsonValue write(AttributeValue value) {
      return TypedJson.toJson(value);
    }
  };

  /** Digits of which a double keeps each. */
  private static final int DOUBLE_DIGITS = 15;

  public abstract JsonValue write(AttributeValue value);

  /** The attributes of an item, or of a part of one. */
  public JsonValue.Obj write(Map<String, AttributeValue> item) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    item.forEach((name, value) -> members.put(name, write(value)));
    return new JsonValue.Obj(members);
  }

  private static JsonValue map(AttributeValue value) {
    JsonValue.Obj map = PLAIN.write(value.m());
    return ValueReader.mark(map) == null ? map : new JsonValue.Obj(Map.of("M", map));
  }

  /** Whether a reader that keeps numbers as IEEE doubles, as JavaScript does, gets this one. */
  private static boolean survivesDouble(String number) {
    if (number.length() <= DOUBLE_DIGITS && number.chars().allMatch(ValueWriter::isDigit)) {
      return true;
    }
    double nearest = Double.parseDouble(number);
    return new BigDecimal(Double.toString(nearest)).compareTo(new BigDecimal(number)) == 0;
  }

  private static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }
}
