package dev.stator.connector.paging;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.error.ActionError;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import dev.stator.tables.json.TypedJson;
import dev.stator.tables.json.ValueFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a result goes on, as text that callers only hand back. It holds a mark of what was asked,
 * and of which connection and region, so that it is refused with another question; and a position.
 *
 * <p>The mark finds mistakes and is not signed: who changes a cursor gets nothing that a call
 * without one would not give, as it is the request that the connection's policy checks, wherever it
 * begins.
 */
public final class Cursor {
  private static final String FIELD = PagingInputs.CURSOR.name();

  private Cursor() {}

  /**
   * A mark of what was asked, and where.
   *
   * @param asked what makes another question of a call: table, index, conditions
   */
  public static String mark(ActionCall call, @Nullable Object... asked) {
    CRC32C checksum = new CRC32C();
    String where = call.connection().name() + "\n" + call.region() + "\n";
    checksum.update(where.getBytes(StandardCharsets.UTF_8));
    for (@Nullable Object part : asked) {
      checksum.update((part + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  public static String of(String mark, JsonValue position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            JsonFormat.write(new JsonValue.Arr(List.of(new JsonValue.Str(mark), position))));
  }

  public static String of(String mark, Map<String, AttributeValue> key) {
    return of(mark, TypedJson.toJson(key));
  }

  /**
   * The position in {@code cursor}.
   *
   * @throws ActionError if it is no cursor of this question
   */
  public static JsonValue position(String cursor, String mark) {
    try {
      if (JsonFormat.read(Base64.getUrlDecoder().decode(cursor.strip()))
              instanceof JsonValue.Arr(List<JsonValue> parts)
          && parts.size() == 2) {
        if (!parts.getFirst().equals(new JsonValue.Str(mark))) {
          throw ActionError.invalidInput(FIELD, "this cursor belongs to another call")
              .withHint(
                  "repeat the call that gave it: the same connection, region, table and conditions");
        }
        return parts.getLast();
      }
      throw malformed();
    } catch (IllegalArgumentException | JsonSyntaxException notOurs) {
      throw malformed();
    }
  }

  /** The key in {@code cursor}. */
  public static Map<String, AttributeValue> key(String cursor, String mark) {
    if (position(cursor, mark) instanceof JsonValue.Obj key) {
      try {
        return TypedJson.toItem(key, FIELD);
      } catch (ValueFormatException notOurs) {
        throw malformed();
      }
    }
    throw malformed();
  }

  /** The text in {@code cursor}. */
  public static String text(String cursor, String mark) {
    if (position(cursor, mark) instanceof JsonValue.Str text) {
      return text.value();
    }
    throw malformed();
  }

  private static ActionError malformed() {
    return ActionError.invalidInput(FIELD, "this is no cursor")
        .withHint("give the nextCursor of the call before, unchanged");
  }
}
