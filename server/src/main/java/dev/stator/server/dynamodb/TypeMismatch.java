package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonToken;

/** The service's texts for a JSON value of another type than the operation's model asks for. */
final class TypeMismatch {
  static final String UNEXPECTED_TOKEN = "Unexpected token received from parser";

  /** How the service calls the types of maps' values that are no structures. */
  static final String STRING = "java.lang.String";

  private static final String MODEL = "com.amazonaws.dynamodb.v20120810.";
  private static final String OBJECT = "Start of structure or map found where not expected";
  private static final String ARRAY = "Unrecognized collection type ";
  private static final String MEMBER = "Unexpected field type";
  private static final String ELEMENT = "Unexpected value type in payload";
  private static final String NO_BLOB = "only base-64-encoded strings are convertible to bytes";

  /** What its reader of lists and maps within others says of a value that is neither. */
  private static final String NO_CONTAINER =
      "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class"
          + " java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and"
          + " java.lang.Class are in module java.base of loader 'bootstrap')";

  private TypeMismatch() {}

  /** The service's name of a structure, in its own language. */
  static String modelled(String structure) {
    return MODEL + structure;
  }

  /**
   * @param target what was asked for, by its Java name: {@code String}, {@code Integer} ...
   */
  static MalformedRequestException scalar(JsonToken found, String target) {
    return switch (found) {
      case START_OBJECT -> new MalformedRequestException(OBJECT);
      case START_ARRAY -> noClass("java.lang." + target);
      default -> new MalformedRequestException(name(found) + " cannot be converted to " + target);
    };
  }

  static MalformedRequestException blob(JsonToken found) {
    return switch (found) {
      case START_OBJECT -> new MalformedRequestException(OBJECT);
      case START_ARRAY -> noClass("java.nio.ByteBuffer");
      default -> new MalformedRequestException(NO_BLOB);
    };
  }

  /** A structure was asked for, as a member. */
  static MalformedRequestException memberStructure(JsonToken found, String structure) {
    return found == JsonToken.START_ARRAY
        ? noClass(modelled(structure))
        : new MalformedRequestException(MEMBER);
  }

  /** A structure was asked for, as an element of a list or map. */
  static MalformedRequestException elementStructure(JsonToken found, String structure) {
    return found == JsonToken.START_ARRAY
        ? noClass(modelled(structure))
        : new MalformedRequestException(ELEMENT);
  }

  /**
   * A map was asked for, as a member.
   *
   * @param values the Java name of what it holds
   */
  static MalformedRequestException memberMap(JsonToken found, String values) {
    return found == JsonToken.START_ARRAY ? noMap(values) : new MalformedRequestException(MEMBER);
  }

  /** A map was asked for, as an element of a list. */
  static MalformedRequestException elementMap(JsonToken found, String values) {
    return found == JsonToken.START_ARRAY
        ? noMap(values)
        : new MalformedRequestException(NO_CONTAINER);
  }

  /** A list was asked for, as a member. */
  static MalformedRequestException memberList(JsonToken found) {
    return new MalformedRequestException(found == JsonToken.START_OBJECT ? OBJECT : MEMBER);
  }

  /** A list was asked for, as a value of a map. */
  static MalformedRequestException elementList(JsonToken found) {
    return new MalformedRequestException(found == JsonToken.START_OBJECT ? OBJECT : NO_CONTAINER);
  }

  private static MalformedRequestException noClass(String name) {
    return new MalformedRequestException(ARRAY + "class " + name);
  }

  private static MalformedRequestException noMap(String values) {
    return new MalformedRequestException(ARRAY + "java.util.Map<java.lang.String, " + values + ">");
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
