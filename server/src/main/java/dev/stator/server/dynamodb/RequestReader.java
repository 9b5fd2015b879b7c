package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.tables.json.Surrogates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of a request by the types that the service's model gives them. Stands on a value
 * before each call and on its last token after; JSON {@code null} is an absent member.
 *
 * <p>A value of the wrong JSON type ends reading at once. A value of the right type that breaks a
 * rule is only remembered, the first one, because the service reads a request to its end before it
 * judges values: see {@link #throwProblem}.
 */
final class RequestReader {
  static final String ATTRIBUTE_VALUE = TypeMismatch.modelled(AttributeValueReader.TYPE);

  private final JsonParser parser;
  private final AttributeValueReader attributeValues;
  private final boolean escapedSurrogates;
  private @Nullable String problem;

  /** What to do with one member of an object. */
  interface MemberReader {
    void read(String name) throws IOException;
  }

  /** What to do with one element of a list. */
  interface ElementReader {
    void read() throws IOException;
  }

  /**
   * @param escapedSurrogates whether the text has escapes that may be half a surrogate pair
   */
  RequestReader(JsonParser parser, boolean escapedSurrogates) {
    this.parser = parser;
    this.escapedSurrogates = escapedSurrogates;
    this.attributeValues = new AttributeValueReader(this);
  }

  JsonToken token() {
    return parser.currentToken();
  }

  /** Remembers that the request breaks a rule, if it is the first one. */
  void problem(String text) {
    if (problem == null) {
      problem = text;
    }
  }

  /**
   * @throws EngineError.Validation if a problem was remembered
   */
  void throwProblem() {
    if (problem != null) {
      throw new EngineError.Validation(problem);
    }
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  boolean isNull() {
    return token() == JsonToken.VALUE_NULL;
  }

  @Nullable String text() throws IOException {
    if (token() == JsonToken.VALUE_STRING) {
      return wellFormed(parser.getText());
    }
    if (isNull()) {
      return null;
    }
    throw TypeMismatch.scalar(token(), "String");
  }

  @Nullable Integer integer() throws IOException {
    Long value = number("Integer");
    return value == null ? null : Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Nullable Long longInteger() throws IOException {
    return number("Long");
  }

  /** Fractions are cut and magnitudes clamped, as the service does. */
  private @Nullable Long number(String target) throws IOException {
    if (isNull()) {
      return null;
    }
    if (token() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    if (token().isNumeric()) {
      return (long) Math.floor(parser.getDoubleValue());
    }
    throw TypeMismatch.scalar(token(), target);
  }

  @Nullable Boolean bool() throws IOException {
    return switch (token()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_STRING -> {
        String word = parser.getText();
        yield switch (word.toUpperCase(Locale.ROOT)) {
          case "TRUE", "YES", "1" -> true;
          case "FALSE", "NO", "0" -> false;
          default -> throw new MalformedRequestException(TypeMismatch.UNEXPECTED_TOKEN);
        };
      }
      default -> throw TypeMismatch.scalar(token(), "Boolean");
    };
  }

  /** The characters of a string that must be base64. */
  @Nullable String base64() throws IOException {
    if (token() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (isNull()) {
      return null;
    }
    throw TypeMismatch.blob(token());
  }

  /**
   * Reads a structure that is a member.
   *
   * @param type its name in the service's model
   * @return false if it was absent
   */
  boolean structure(String type, MemberReader reader) throws IOException {
    return object(reader, () -> TypeMismatch.memberStructure(token(), type));
  }

  /** Reads a structure that is an element of a list or map; {@code null} reads as empty. */
  void element(String type, MemberReader reader) throws IOException {
    object(reader, () -> TypeMismatch.elementStructure(token(), type));
  }

  /**
   * Reads a map that is a member.
   *
   * @param values the service's name of the type that it holds
   * @return false if it was absent
   */
  boolean map(String values, MemberReader reader) throws IOException {
    return object(reader, () -> TypeMismatch.memberMap(token(), values));
  }

  private boolean object(MemberReader reader, Supplier<MalformedRequestException> mismatch)
      throws IOException {
    if (isNull()) {
      return false;
    }
    if (token() != JsonToken.START_OBJECT) {
      throw mismatch.get();
    }
    members(reader);
    return true;
  }

  /** Reads the members of the object on whose beginning the parser stands. */
  void members(MemberReader reader) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = wellFormed(parser.currentName());
      parser.nextToken();
      reader.read(name);
    }
  }

  /**
   * Reads a list that is a member.
   *
   * @param reader called for each element, the reader standing on it
   * @return false if it was absent
   */
  boolean list(ElementReader reader) throws IOException {
    if (!isNull() && token() != JsonToken.START_ARRAY) {
      throw TypeMismatch.memberList(token());
    }
    return elements(reader);
  }

  /** Reads a list that is a value of a map. */
  void elementList(ElementReader reader) throws IOException {
    if (!isNull() && token() != JsonToken.START_ARRAY) {
      throw TypeMismatch.elementList(token());
    }
    elements(reader);
  }

  private boolean elements(ElementReader reader) throws IOException {
    if (isNull()) {
      return false;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      reader.read();
    }
    return true;
  }

  /**
   * An item or a key.
   *
   * @param problemPrefix what the text of a problem in it begins with
   */
  @Nullable Item item(String problemPrefix) throws IOException {
    return item(problemPrefix, () -> TypeMismatch.memberMap(token(), ATTRIBUTE_VALUE));
  }

  /** A key that is an element of a list; {@code null} reads as empty. */
  Item elementItem() throws IOException {
    Item item = item("", () -> TypeMismatch.elementMap(token(), ATTRIBUTE_VALUE));
    return item == null ? Item.EMPTY : item;
  }

  private @Nullable Item item(String problemPrefix, Supplier<MalformedRequestException> mismatch)
      throws IOException {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    boolean present =
        object(
            name -> {
              AttributeValue value = attributeValues.read(text -> problem(problemPrefix + text));
              attributes.put(name, value);
            },
            mismatch);
    return present ? new Item(attributes) : null;
  }

  /** ExpressionAttributeNames. */
  @Nullable Map<String, String> names() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    boolean present =
        map(
            TypeMismatch.STRING,
            placeholder -> {
              String name = text();
              if (name == null) {
                problem(
                    "ExpressionAttributeNames contains invalid value: null for key " + placeholder);
              } else {
                names.put(placeholder, name);
              }
            });
    return present ? names : null;
  }

  /** ExpressionAttributeValues. */
  @Nullable Map<String, AttributeValue> values() throws IOException {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    boolean present =
        map(
            ATTRIBUTE_VALUE,
            placeholder -> {
              AttributeValue value =
                  attributeValues.read(
                      text ->
                          problem(
                              "ExpressionAttributeValues contains invalid value: "
                                  + text
                                  + " for key "
                                  + placeholder));
              values.put(placeholder, value);
            });
    return present ? values : null;
  }

  /** A list of texts; one that is null is left out. */
  @Nullable List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    boolean present =
        list(
            () -> {
              String text = text();
              if (text != null) {
                texts.add(text);
              }
            });
    return present ? texts : null;
  }

  /** One attribute value that is a member. */
  @Nullable AttributeValue value() throws IOException {
    if (!isNull() && token() != JsonToken.START_OBJECT) {
      throw TypeMismatch.memberStructure(token(), AttributeValueReader.TYPE);
    }
    return isNull() ? null : attributeValues.read(this::problem);
  }

  /** A list of attribute values, such as the parameters of a PartiQL statement. */
  @Nullable List<AttributeValue> parameters() throws IOException {
    List<AttributeValue> parameters = new ArrayList<>();
    boolean present = list(() -> parameters.add(attributeValues.read(this::problem)));
    return present ? parameters : null;
  }

  /** Half a surrogate pair is no character: it could be neither stored nor sent back. */
  private String wellFormed(String text) {
    if (escapedSurrogates && Surrogates.areUnpaired(text)) {
      throw new MalformedRequestException("Unpaired surrogate in a string of the payload");
    }
    return text;
  }
}
