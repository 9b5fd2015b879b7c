package dev.stator.app.command;

import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** JSON for people: a member a line, scalars and short arrays on one. */
final class PrettyJson {
  private static final String INDENT = "  ";
  private static final int LINE_LENGTH = 80;

  private PrettyJson() {}

  static String write(JsonValue value) {
    StringBuilder text = new StringBuilder();
    write(value, "", text);
    return text.toString();
  }

  private static void write(JsonValue value, String indent, StringBuilder text) {
    String compact = new String(JsonFormat.write(value), StandardCharsets.UTF_8);
    boolean isShort = indent.length() + compact.length() <= LINE_LENGTH && !indent.isEmpty();
    switch (value) {
      case JsonValue.Obj object when !isShort && !object.members().isEmpty() -> {
        text.append("{\n");
        String inner = indent + INDENT;
        Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
          Map.Entry<String, JsonValue> member = members.next();
          text.append(inner)
              .append(
                  new String(
                      JsonFormat.write(new JsonValue.Str(member.getKey())), StandardCharsets.UTF_8))
              .append(": ");
          write(member.getValue(), inner, text);
          text.append(members.hasNext() ? ",\n" : "\n");
        }
        text.append(indent).append('}');
      }
      case JsonValue.Arr array when !isShort && !array.elements().isEmpty() -> {
        text.append("[\n");
        String inner = indent + INDENT;
        for (int index = 0; index < array.elements().size(); index++) {
          text.append(inner);
          write(array.elements().get(index), inner, text);
          text.append(index < array.elements().size() - 1 ? ",\n" : "\n");
        }
        text.append(indent).append(']');
      }
      default -> text.append(compact);
    }
  }
}
