package dev.stator.embedded.internal.value;

import dev.stator.model.EngineError;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/**
 * Which of its ten members an SDK value has. {@link AttributeValue#type} tells that for a value
 * that was built at once; it is wrong for one whose builder had a member set and taken away again,
 * so it is believed only if that member is there.
 */
final class ValueTypes {
  static final String EMPTY_VALUE =
      "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
  static final String SEVERAL_TYPES =
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
          + " supported datatypes";

  private ValueTypes() {}

  /**
   * @throws EngineError.Validation if the value has no member or several
   */
  static Type only(AttributeValue value) {
    @Nullable Type told = value.type();
    if (told != null && has(value, told)) {
      return told;
    }
    List<Type> types = Arrays.stream(Type.values()).filter(type -> has(value, type)).toList();
    if (types.size() == 1) {
      return types.getFirst();
    }
    throw new EngineError.Validation(types.isEmpty() ? EMPTY_VALUE : SEVERAL_TYPES);
  }

  private static boolean has(AttributeValue value, Type type) {
    return switch (type) {
      case S -> value.s() != null;
      case N -> value.n() != null;
      case B -> value.b() != null;
      case SS -> value.hasSs();
      case NS -> value.hasNs();
      case BS -> value.hasBs();
      case M -> value.hasM();
      case L -> value.hasL();
      case BOOL -> value.bool() != null;
      case NUL -> value.nul() != null;
      case UNKNOWN_TO_SDK_VERSION -> false;
    };
  }
}
