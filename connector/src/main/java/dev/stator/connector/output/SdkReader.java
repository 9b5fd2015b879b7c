package dev.stator.connector.output;

import dev.stator.connector.error.ActionError;
import dev.stator.connector.input.InputReaders;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Parts of requests from JSON, by the SDK's own list of their members: what the API takes may be
 * written as the API's documentation writes it. Names may be in any case.
 */
public final class SdkReader {
  private SdkReader() {}

  /**
   * @param empty a builder of what is to be read
   * @param at where it stands, for messages
   * @throws ActionError where and why it does not fit
   */
  public static <T> T read(JsonValue written, SdkBuilder<?, T> empty, String at) {
    fill((SdkPojo) empty, object(written, at), at);
    return empty.build();
  }

  private static void fill(SdkPojo target, JsonValue.Obj written, String at) {
    written
        .members()
        .forEach(
            (name, value) -> {
              SdkField<?> field = field(target, name, at);
              if (!(value instanceof JsonValue.Null)) {
                field.set(target, value(field, value, at + "." + field.locationName()));
              }
            });
  }

  private static SdkField<?> field(SdkPojo target, String name, String at) {
    for (SdkField<?> field : target.sdkFields()) {
      if (field.locationName().equalsIgnoreCase(name)) {
        return field;
      }
    }
    throw ActionError.invalidInput(at, at + ": unknown member '" + name + "'")
        .withHint(
            Suggestion.hint(
                name, target.sdkFields().stream().map(SdkField::locationName).toList()));
  }

  private static Object value(SdkField<?> field, JsonValue written, String at) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return InputReaders.text(written, at);
    }
    if (type == MarshallingType.LONG) {
      return InputReaders.integer(Long.MIN_VALUE, Long.MAX_VALUE).read(written, at);
    }
    if (type == MarshallingType.INTEGER) {
      return InputReaders.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)
          .read(written, at)
          .intValue();
    }
    if (type == MarshallingType.BOOLEAN) {
      return InputReaders.flag(written, at);
    }
    if (type == MarshallingType.LIST) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      List<Object> list = new ArrayList<>();
      for (JsonValue element : InputReaders.array(written, at).elements()) {
        list.add(value(member, element, at + "[" + list.size() + "]"));
      }
      return list;
    }
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo part = field.constructor().get();
      fill(part, object(written, at), at);
      return ((SdkBuilder<?, ?>) part).build();
    }
    throw ActionError.invalidInput(at, at + " cannot be given here");
  }

  private static JsonValue.Obj object(JsonValue written, String at) {
    if (written instanceof JsonValue.Obj object) {
      return object;
    }
    throw InputReaders.mustBe("an object", written, at);
  }
}
