package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonToken;

/** The service's texts for a JSON value of another type than the operation's model asks for. */
final class TypeMismatch {
  static final String UNEXPECTED_TOKEN = "Unexpected token received from parser";

  private static final String OBJECT = "Start of structure or map found where not expected";
  private static final String ARRAY = "UnknownError";
  private static final String MEMBER = "Unexpected field type";
  private static final String ELEMENT = "Unexpected value type in payload";
  private static final String NO_BLOB = "only base-64-encoded strings are convertible to bytes";

  private TypeMismatch() {}

  /**
   * @param target what was asked for, by its Java name: {@code String}, {@code Integer} ...
   */
  static MalformedRequestException scalar(JsonToken found, String target) {
    return switch (found) {
      case START_OBJECT -> new MalformedRequestException(OBJECT);
      case START_ARRAY -> new MalformedRequestException(ARRAY);
      default -> new MalformedRequestException(name(found) + " cannot be converted to " + target);
    };
  }

  static MalformedRequestException blob(JsonToken found) {
    return switch (found) {
      case START_OBJECT -> new MalformedRequestException(OBJECT);
      case START_ARRAY -> new MalformedRequestException(ARRAY);
      default -> new MalformedRequestException(NO_BLOB);
    };
  }

  /** A structure or map was asked for, as a member. */
  static MalformedRequestException memberObject(JsonToken found) {
    return new MalformedRequestException(found == JsonToken.START_ARRAY ? ARRAY : MEMBER);
  }

  /** A structure was asked for, as an element of a list or map. */
  static MalformedRequestException elementObject(JsonToken found) {
    return new MalformedRequestException(found == JsonToken.START_ARRAY ? ARRAY : ELEMENT);
  }

  static MalformedRequestException list(JsonToken found) {
    return new MalformedRequestException(found == JsonToken.START_OBJECT ? OBJECT : MEMBER);
  }

  private static String name(JsonToken found) {
    return switch (found) {
      case VALUE_NUMBER_INT -> "NUMBER_VALUE";
      case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE";
      case VALUE_TRUE -> "TRUE_VALUE";
      case VALUE_FALSE -> "FALSE_VALUE";
      default -> "STRING_VALUE";
    };
  }
}
