package dev.stator.server.dapr.pluggable;

import com.fasterxml.jackson.core.JsonParser;
import com.google.protobuf.ByteString;
import dev.stator.dapr.StateValue;
import dev.stator.tables.json.JsonFormat;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Whether a value is stored as text or as bytes. daprd sends bytes in any case; a value that came
 * to it as JSON shall lie in the table as JSON, as Dapr's own component writes it.
 */
final class StoredForm {
  static final String JSON = "application/json";

  private StoredForm() {}

  /**
   * @param contentType as the application said it; empty if it did not, which is what daprd's HTTP
   *     API makes of JSON
   */
  static StateValue of(ByteString value, String contentType) {
    String type = contentType.strip().toLowerCase(Locale.ROOT);
    boolean said = type.equals(JSON) || type.startsWith(JSON + ";");
    @Nullable String text = said || type.isEmpty() ? text(value) : null;
    return text != null && (said || isJson(text))
        ? new StateValue.Text(text)
        : new StateValue.Binary(SdkBytes.fromByteArrayUnsafe(value.toByteArray()));
  }

  /** What to call a value that was read; empty for bytes. */
  static String contentType(StateValue value) {
    return switch (value) {
      case StateValue.Text text -> JSON;
      case StateValue.Binary binary -> "";
    };
  }

  private static @Nullable String text(ByteString value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(value.asReadOnlyByteBuffer()).toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = JsonFormat.FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }
}
