package dev.stator.server.dapr;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stator.server.dapr.sidecar.DaprError;
import dev.stator.server.dapr.sidecar.JsonText;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.Surrogates;
import dev.stator.tables.json.Utf8Scan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON body of a request, in UTF-8, value after value. A value that belongs to the
 * application is cut out of the body as it stands, so that not a digit and not a space changes.
 * Names of members come in any case, unknown ones are passed over, the last of a name counts: as
 * Go's package encoding/json does.
 */
final class JsonBody {
  private final byte[] body;
  private final JsonParser parser;

  private JsonBody(byte[] body, JsonParser parser) {
    this.body = body;
    this.parser = parser;
  }

  /** Makes something of a body; is called standing on the first token. */
  interface Reading<T> {
    T read(JsonBody json) throws IOException;
  }

  /** Takes the value of the member {@code name}, in lower case; must take or skip it. */
  interface Member {
    void read(String name) throws IOException;
  }

  /**
   * @throws Unfit if the body is not JSON, or not what {@code reading} expects
   */
  static <T> T read(byte[] body, Reading<T> reading) {
    if (!Utf8Scan.of(body).isUtf8()) {
      throw new Unfit("the request body is not UTF-8");
    }
    try (JsonParser parser = JsonText.FACTORY.createParser(body)) {
      if (parser.nextToken() == null) {
        throw new Unfit("the request body is empty, where JSON was expected");
      }
      T result = reading.read(new JsonBody(body, parser));
      if (parser.nextToken() != null) {
        throw new Unfit("the request body goes on after the end of its JSON value");
      }
      return result;
    } catch (IOException syntax) {
      JsonSyntaxException said = JsonFormat.syntax(syntax);
      throw new Unfit(String.valueOf(said.getMessage()));
    }
  }

  /** Reads an object; {@code null} counts as an empty one. */
  void object(String what, Member member) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw unexpected(what, "an object");
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      member.read(name.toLowerCase(Locale.ROOT));
    }
  }

  /** Reads an array; {@code null} counts as an empty one. */
  <T> List<T> array(String what, Reading<T> element) throws IOException {
    List<T> elements = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return elements;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected(what, "an array");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.read(this));
    }
    return elements;
  }

  /** Reads a string; {@code null} counts as none. */
  @Nullable String text(String what) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> whole(what, parser.getText());
      case VALUE_NULL -> null;
      default -> throw unexpected(what, "a string");
    };
  }

  private static String whole(String what, String text) {
    if (Surrogates.areUnpaired(text)) {
      throw new Unfit(what + ": " + Surrogates.UNPAIRED);
    }
    return text;
  }

  /** Reads an integer; {@code null} counts as 0. */
  int integer(String what) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT -> parser.getIntValue();
      case VALUE_NULL -> 0;
      default -> throw unexpected(what, "an integer");
    };
  }

  /** Reads an object of strings. */
  Map<String, String> strings(String what) throws IOException {
    Map<String, String> strings = new LinkedHashMap<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return strings;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw unexpected(what, "an object");
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      @Nullable String value = text(what + "." + name);
      strings.put(whole(what, name), value == null ? "" : value);
    }
    return strings;
  }

  /** Passes over a value. */
  void skip() throws IOException {
    parser.skipChildren();
    parser.finishToken();
  }

  /** Cuts a value out of the body, as it was sent. */
  String raw() throws IOException {
    int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    skip();
    int end = Math.toIntExact(parser.currentLocation().getByteOffset());
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body, start, end - start))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new Unfit("the request body is not UTF-8");
    }
  }

  private Unfit unexpected(String what, String expected) {
    var at = parser.currentTokenLocation();
    return new Unfit(
        "%s must be %s, at line %d, column %d"
            .formatted(what, expected, at.getLineNr(), at.getColumnNr()));
  }

  /** A body is not what was expected. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String reason;

    Unfit(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }

    /** As the answer to a bulk, transaction or binding request. */
    DaprError unreadableBody() {
      return DaprError.malformed("failed deserializing HTTP body: " + reason);
    }
  }
}
