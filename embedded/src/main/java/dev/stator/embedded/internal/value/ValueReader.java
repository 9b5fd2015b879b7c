package dev.stator.embedded.internal.value;

import dev.stator.engine.validation.ItemRules;
import dev.stator.model.AttributeValue.B;
import dev.stator.model.AttributeValue.Bool;
import dev.stator.model.AttributeValue.L;
import dev.stator.model.AttributeValue.M;
import dev.stator.model.AttributeValue.N;
import dev.stator.model.AttributeValue.Null;
import dev.stator.model.AttributeValue.S;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * From the AWS SDK's values to the model's.
 *
 * <p>Source: Amazon DynamoDB API Reference, "AttributeValue"; texts as the service answers them.
 */
public final class ValueReader {
  static final String NULL_MUST_BE_TRUE =
      "One or more parameter values were invalid: Null attribute value types must have the value"
          + " of true";
  static final String EMPTY_NUMBER = "The parameter cannot be converted to a numeric value";
  public static final String NULL_NAME =
      "One or more parameter values were invalid: An attribute name may not be null";

  private ValueReader() {}

  /**
   * An item or a key.
   *
   * @throws EngineError.Validation if a value is none of DynamoDB's
   */
  public static Item item(Map<String, AttributeValue> attributes) {
    return new Item(entries(attributes, 0));
  }

  /**
   * One value.
   *
   * @throws EngineError.Validation if it is none of DynamoDB's
   */
  public static dev.stator.model.AttributeValue value(@Nullable AttributeValue value) {
    return value(value, 0);
  }

  /**
   * ExpressionAttributeValues.
   *
   * @throws EngineError.Validation naming the placeholder whose value is none of DynamoDB's
   */
  public static Map<String, dev.stator.model.AttributeValue> substitutions(
      Map<String, AttributeValue> values) {
    Map<String, dev.stator.model.AttributeValue> read =
        LinkedHashMap.newLinkedHashMap(values.size());
    values.forEach((placeholder, value) -> read.put(placeholder, substitution(placeholder, value)));
    return Collections.unmodifiableMap(read);
  }

  private static dev.stator.model.AttributeValue substitution(
      String placeholder, @Nullable AttributeValue value) {
    try {
      return value(value, 0);
    } catch (EngineError.Validation refused) {
      throw new EngineError.Validation(
          "ExpressionAttributeValues contains invalid value: "
              + refused.text()
              + " for key "
              + placeholder);
    }
  }

  /** The bytes of the caller, who may write to his array again. */
  static Bytes bytes(SdkBytes bytes) {
    return Bytes.copyOf(bytes.asByteArrayUnsafe());
  }

  static DynamoNumber number(String text) {
    if (text.isEmpty()) {
      throw new EngineError.Validation(EMPTY_NUMBER);
    }
    try {
      return DynamoNumber.parse(text);
    } catch (NumberFormatException refused) {
      throw new EngineError.Validation(String.valueOf(refused.getMessage()));
    }
  }

  /**
   * @param depth how many maps and lists are around the value
   */
  private static dev.stator.model.AttributeValue value(@Nullable AttributeValue value, int depth) {
    if (value == null) {
      throw new EngineError.Validation(ValueTypes.EMPTY_VALUE);
    }
    return switch (ValueTypes.only(value)) {
      case S -> new S(value.s());
      case N -> new N(number(value.n()));
      case B -> new B(bytes(value.b()));
      case SS -> SetReader.strings(value.ss());
      case NS -> SetReader.numbers(value.ns());
      case BS -> SetReader.binaries(value.bs());
      case M -> new M(entries(value.m(), deeper(depth)));
      case L -> new L(elements(value.l(), deeper(depth)));
      case BOOL -> Bool.of(value.bool());
      case NUL -> nothing(value.nul());
      case UNKNOWN_TO_SDK_VERSION -> throw new EngineError.Validation(ValueTypes.EMPTY_VALUE);
    };
  }

  private static Map<String, dev.stator.model.AttributeValue> entries(
      Map<String, AttributeValue> entries, int depth) {
    Map<String, dev.stator.model.AttributeValue> read =
        LinkedHashMap.newLinkedHashMap(entries.size());
    for (Map.Entry<@Nullable String, AttributeValue> entry : entries.entrySet()) {
      String name = entry.getKey();
      if (name == null) {
        throw new EngineError.Validation(NULL_NAME);
      }
      read.put(name, value(entry.getValue(), depth));
    }
    // The model keeps such a map as it is, without copying it again.
    return Collections.unmodifiableMap(read);
  }

  private static List<dev.stator.model.AttributeValue> elements(
      List<AttributeValue> elements, int depth) {
    List<dev.stator.model.AttributeValue> read = new ArrayList<>(elements.size());
    for (AttributeValue element : elements) {
      read.add(value(element, depth));
    }
    return read;
  }

  /** Refused here as well as in the engine: deeper values would overflow the stack on the way. */
  private static int deeper(int depth) {
    if (depth >= Limits.NESTING_DEPTH_MAX) {
      throw new EngineError.Validation(ItemRules.TOO_DEEP);
    }
    return depth + 1;
  }

  private static dev.stator.model.AttributeValue nothing(boolean isNull) {
    if (!isNull) {
      throw new EngineError.Validation(NULL_MUST_BE_TRUE);
    }
    return Null.INSTANCE;
  }
}
