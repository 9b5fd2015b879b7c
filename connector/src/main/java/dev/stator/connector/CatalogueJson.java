package dev.stator.connector;

import dev.stator.connector.action.Action;
import dev.stator.connector.input.ExtraParameters;
import dev.stator.connector.input.Input;
import dev.stator.tables.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue as JSON, for those who build forms and calls from it. */
public final class CatalogueJson {
  private CatalogueJson() {}

  /** {@code {"actions": [...]}}. */
  public static JsonValue.Obj write(Catalogue catalogue) {
    return JsonValue.Obj.EMPTY.with(
        "actions",
        new JsonValue.Arr(
            catalogue.actions().stream().<JsonValue>map(CatalogueJson::write).toList()));
  }

  /** One action; {@code parameters} are the inputs that Query Parameters take beside the others. */
  public static JsonValue.Obj write(Action action) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("key", text(action.key()));
    members.put("aliases", texts(action.aliases()));
    members.put("label", text(action.label()));
    members.put("description", text(action.description()));
    members.put("safety", text(action.safety().text()));
    members.put("idempotent", new JsonValue.Bool(action.idempotent()));
    if (action.tool() != null) {
      members.put("tool", text(action.tool()));
    }
    members.put("inputs", inputs(action.inputs().inputs()));
    ExtraParameters extras = action.extras();
    if (extras != null) {
      members.put("parameters", inputs(extras.extras()));
    }
    members.put("outputSchema", action.outputSchema());
    members.put("examplePayload", action.examplePayload());
    return new JsonValue.Obj(members);
  }

  private static JsonValue inputs(List<Input<?>> inputs) {
    return new JsonValue.Arr(inputs.stream().<JsonValue>map(CatalogueJson::write).toList());
  }

  private static JsonValue.Obj write(Input<?> input) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("name", text(input.name()));
    members.put("label", text(input.label()));
    members.put("type", text(input.type().text()));
    members.put("required", new JsonValue.Bool(input.required()));
    if (input.defaultValue() != null) {
      members.put("default", input.defaultValue());
    }
    if (input.example() != null) {
      members.put("example", input.example());
    }
    members.put("comments", text(input.comments()));
    if (!input.aliases().isEmpty()) {
      members.put("aliases", texts(input.aliases()));
    }
    if (!input.choices().isEmpty()) {
      members.put("choices", texts(input.choices()));
    }
    if (input.elements() != null) {
      members.put("elements", input.elements());
    }
    return new JsonValue.Obj(members);
  }

  private static JsonValue text(String value) {
    return new JsonValue.Str(value);
  }

  private static JsonValue texts(List<String> values) {
    return new JsonValue.Arr(values.stream().map(CatalogueJson::text).toList());
  }
}
