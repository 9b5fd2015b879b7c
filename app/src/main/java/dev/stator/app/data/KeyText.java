package dev.stator.app.data;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys as people write them: {@code abc 5} in the key's order, {@code id=abc n=5}, or {@code
 * {"id":"abc","n":5}}.
 */
public final class KeyText {
  private KeyText() {}

  /**
   * @param words one JSON object, or for each attribute of the key its value, or {@code name=value}
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
        @Nullable KeyAttribute attribute = shape.named(word);
        String text = word.substring(attribute == null ? 0 : attribute.name().length() + 1);
        KeyAttribute place = attribute == null ? next(shape, key.keySet(), word) : attribute;
        if (key.put(place.name(), place.value(text)) != null) {
          throw wrong("key: " + place.name() + " is given twice");
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

  private static KeyAttribute next(KeyShape shape, Set<String> given, String word) {
    return shape.attributes().stream()
        .filter(attribute -> !given.contains(attribute.name()))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "key: '"
                        + word
                        + "' is too much; the key of "
                        + shape.owner()
                        + " is "
                        + shape.text()));
  }

  private static Map<String, AttributeValue> fromJson(String text, KeyShape shape, ItemForm form) {
    JsonValue.Obj object = ItemForm.object(text.getBytes(StandardCharsets.UTF_8), "key");
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
