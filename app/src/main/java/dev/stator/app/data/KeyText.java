package dev.stator.app.data;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys as people write them: {@code id=abc n=5}, or {@code {"id":"abc","n":5}}. */
public final class KeyText {
  private KeyText() {}

  /**
   * @param words one JSON object, or a {@code name=value} for each attribute of the key
   * @param form of the JSON object
   * @throws StartFailure if it is not the whole key, of the right types
   */
  public static Map<String, AttributeValue> parse(
      List<String> words, KeyShape shape, ItemForm form) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (String word : words) {
      if (word.startsWith("{")) {
        key.putAll(fromJson(word, shape, form));
      } else {
        KeyAttribute attribute = attribute(shape, nameOf(word, shape));
        if (key.put(attribute.name(), attribute.value(word.substring(word.indexOf('=') + 1)))
            != null) {
          throw wrong("key: " + attribute.name() + " is given twice");
        }
      }
    }
    for (KeyAttribute attribute : shape.attributes()) {
      if (!key.containsKey(attribute.name())) {
        throw wrong(
            "key: "
                + attribute.name()
                + " is missing; the key of "
                + shape.owner()
                + " is "
                + shape.text());
      }
    }
    return key;
  }

  private static String nameOf(String word, KeyShape shape) {
    int equals = word.indexOf('=');
    if (equals <= 0) {
      throw wrong(
          "key: '"
              + word
              + "' is neither like "
              + shape.partition().name()
              + "=VALUE nor a JSON object");
    }
    return word.substring(0, equals);
  }

  private static Map<String, AttributeValue> fromJson(String text, KeyShape shape, ItemForm form) {
    JsonValue.Obj object = ItemForm.object(text, "key");
    if (form == ItemForm.TYPED) {
      Map<String, AttributeValue> key = form.item(object, "key");
      key.keySet().forEach(name -> attribute(shape, name));
      return key;
    }
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, value) -> {
              KeyAttribute attribute = attribute(shape, name);
              key.put(
                  name,
                  switch (value) {
                    case JsonValue.Str string -> attribute.value(string.value());
                    case JsonValue.Num number -> attribute.value(number.text());
                    default -> throw wrong("key: " + attribute + " cannot be a " + value.kind());
                  });
            });
    return key;
  }

  private static KeyAttribute attribute(KeyShape shape, String name) {
    return shape.attributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "key: '"
                        + name
                        + "' is not part of the key of "
                        + shape.owner()
                        + ": "
                        + shape.text()));
  }

  private static StartFailure wrong(String line) {
    return new StartFailure(ExitCode.USAGE, line);
  }
}
