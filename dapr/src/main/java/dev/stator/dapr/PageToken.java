package dev.stator.dapr;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonSyntaxException;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a page ended, as text: the primary key of its last item. */
final class PageToken {
  private PageToken() {}

  static String of(List<String> keyNames, Map<String, AttributeValue> primaryKey) {
    List<JsonValue> values = new ArrayList<>();
    for (String name : keyNames) {
      @Nullable AttributeValue value = primaryKey.get(name);
      values.add(new JsonValue.Str(value == null || value.s() == null ? "" : value.s()));
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(JsonFormat.write(new JsonValue.Arr(values)));
  }

  /**
   * @throws StateError.InvalidRequest if it is not a token of this table
   */
  static Map<String, AttributeValue> read(List<String> keyNames, String token) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.UTF_8));
      if (JsonFormat.read(json) instanceof JsonValue.Arr values
          && values.elements().size() == keyNames.size()) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (JsonValue value : values.elements()) {
          if (!(value instanceof JsonValue.Str text)) {
            throw invalid(token);
          }
          key.put(keyNames.get(key.size()), AttributeValue.fromS(text.value()));
        }
        return key;
      }
    } catch (IllegalArgumentException | JsonSyntaxException malformed) {
      throw invalid(token);
    }
    throw invalid(token);
  }

  static StateError.InvalidRequest invalid(String token) {
    return new StateError.InvalidRequest("'" + token + "' is not a token of this state store");
  }
}
