package dev.stator.tables.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON, within limits. */
public final class JsonFormat {
  /**
   * Twice the 32 levels of an item, as each level of DynamoDB JSON takes two, and some around it.
   */
  public static final int DEPTH_MAX = 80;

  public static final int STRING_LENGTH_MAX = 16 * 1024 * 1024;
  public static final int NUMBER_LENGTH_MAX = 400;
  public static final int NAME_LENGTH_MAX = 64 * 1024;

  /** For code that streams: bounded, strict about duplicate names. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxStringLength(STRING_LENGTH_MAX)
                  .maxNumberLength(NUMBER_LENGTH_MAX)
                  .maxNameLength(NAME_LENGTH_MAX)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(2 * DEPTH_MAX).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private static final JsonFactory LINES = FACTORY.copy().setRootValueSeparator("\n");

  private JsonFormat() {}

  /**
   * @param utf8 one JSON value and nothing after it but white space
   * @throws JsonSyntaxException what is wrong, and at which line and column: no JSON, no UTF-8, or
   *     half a surrogate pair
   */
  public static JsonValue read(byte[] utf8) {
    Utf8Scan scan = Utf8Scan.of(utf8);
    if (!scan.isUtf8()) {
      throw notUtf8(utf8, scan.fault());
    }
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      return whole(parser, scan.escapedSurrogates());
    } catch (IOException failure) {
      throw syntax(failure);
    }
  }

  /**
   * The same for text that was written elsewhere and is only looked at: half a surrogate pair stays
   * what it is.
   *
   * @throws JsonSyntaxException what is wrong, and at which line and column
   */
  public static JsonValue readAsItIs(byte[] utf8) {
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      return whole(parser, false);
    } catch (IOException failure) {
      throw syntax(failure);
    }
  }

  /**
   * @throws JsonSyntaxException what is wrong, and at which line and column
   */
  public static JsonValue read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return whole(parser, true);
    } catch (IOException failure) {
      throw syntax(failure);
    }
  }

  /** Compact UTF-8. */
  public static byte[] write(JsonValue value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(value, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** Compact UTF-8, each value followed by a line feed. */
  public static byte[] writeLines(List<? extends JsonValue> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = LINES.createGenerator(out)) {
      for (JsonValue value : values) {
        write(value, generator);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (!values.isEmpty()) {
      out.write('\n');
    }
    return out.toByteArray();
  }

  /** Writes {@code value} where {@code generator} stands. */
  public static void write(JsonValue value, JsonGenerator generator) throws IOException {
    switch (value) {
      case JsonValue.Obj object -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
          generator.writeFieldName(member.getKey());
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case JsonValue.Arr array -> {
        generator.writeStartArray();
        for (JsonValue element : array.elements()) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case JsonValue.Str string -> generator.writeString(string.value());
      case JsonValue.Num number -> generator.writeNumber(number.text());
      case JsonValue.Bool bool -> generator.writeBoolean(bool.value());
      case JsonValue.Null none -> generator.writeNull();
    }
  }

  private static JsonValue whole(JsonParser parser, boolean checked) throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonSyntaxException("empty text where JSON was expected");
    }
    JsonValue value = readCurrent(parser, checked);
    if (parser.nextToken() != null) {
      throw new JsonSyntaxException("text after the end of the JSON value" + at(parser));
    }
    return value;
  }

  /**
   * Reads the value whose first token {@code parser} stands on, as it is; leaves it on the last
   * one.
   *
   * @throws IOException what is wrong, from the parser
   */
  public static JsonValue readCurrent(JsonParser parser) throws IOException {
    return readCurrent(parser, false);
  }

  /**
   * @param checked whether there may be half a surrogate pair, and must not
   */
  private static JsonValue readCurrent(JsonParser parser, boolean checked) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser, checked);
      case START_ARRAY -> array(parser, checked);
      case VALUE_STRING -> new JsonValue.Str(text(parser, parser.getText(), checked));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Num(parser.getText());
      case VALUE_TRUE -> new JsonValue.Bool(true);
      case VALUE_FALSE -> new JsonValue.Bool(false);
      case VALUE_NULL -> JsonValue.Null.INSTANCE;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new JsonSyntaxException("unexpected " + token + at(parser));
    };
  }

  private static JsonValue object(JsonParser parser, boolean checked) throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      text(parser, name, checked);
      parser.nextToken();
      members.put(name, readCurrent(parser, checked));
    }
    // Such a map is kept as it is, without copying it again.
    return new JsonValue.Obj(Collections.unmodifiableMap(members));
  }

  private static JsonValue array(JsonParser parser, boolean checked) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(readCurrent(parser, checked));
    }
    return new JsonValue.Arr(elements);
  }

  private static String text(JsonParser parser, String text, boolean checked) {
    if (checked && Surrogates.areUnpaired(text)) {
      throw new JsonSyntaxException(
          place(parser.getParsingContext().pathAsPointer()) + Surrogates.UNPAIRED + at(parser));
    }
    return text;
  }

  /** {@code item.tags[1]: } for the pointer {@code /item/tags/1}; nothing for the root. */
  private static String place(JsonPointer pointer) {
    StringBuilder place = new StringBuilder();
    for (JsonPointer step = pointer; !step.matches(); step = step.tail()) {
      String name = step.getMatchingProperty();
      if (step.mayMatchElement() && !place.isEmpty()) {
        place.append('[').append(name).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(name);
      }
    }
    return place.isEmpty() ? "" : place.append(": ").toString().replaceAll("\\p{Cs}", "?");
  }

  private static JsonSyntaxException notUtf8(byte[] text, int fault) {
    int line = 1;
    int lineStart = 0;
    for (int at = 0; at < fault; at++) {
      if (text[at] == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
    return new JsonSyntaxException(
        "byte 0x%02X is not UTF-8, which JSON is written in, at line %d, column %d"
            .formatted(text[fault], line, fault - lineStart + 1));
  }

  /** The parser's own words, without the source text that it would quote. */
  public static JsonSyntaxException syntax(IOException failure) {
    if (failure instanceof JsonProcessingException json) {
      JsonLocation at = json.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      return new JsonSyntaxException(ParserWords.plain(json.getOriginalMessage()) + where);
    }
    return new JsonSyntaxException(String.valueOf(failure.getMessage()));
  }

  private static String at(JsonParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    return " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
