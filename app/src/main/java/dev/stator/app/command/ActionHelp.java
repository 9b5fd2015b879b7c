package dev.stator.app.command;

import dev.stator.app.remote.RemoteActions;
import dev.stator.connector.action.Action;
import dev.stator.connector.input.ElementSchema;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputType;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** Tells an action's inputs as flags. */
final class ActionHelp {
  private ActionHelp() {}

  static void print(Action action, Terminal terminal) {
    terminal.say("Usage: stator call " + action.key() + " [FLAGS]");
    terminal.say(
        action.description().replaceFirst("\\.$", "") + " (" + action.safety().text() + ").");
    int widest = 0;
    for (Input<?> input : action.inputs().inputs()) {
      widest = Math.max(widest, ActionFlags.flag(input).length());
    }
    for (Input<?> input : action.inputs().inputs()) {
      terminal.say(line(input, widest));
    }
    terminal.say("");
    terminal.say("A value of @FILE is what is in the file; @@ is an at sign. Beside the inputs:");
    terminal.say("  --server URL    the running server (" + RemoteActions.STANDARD_SERVER + ")");
    terminal.say("  --from FILE|-   run for each line of JSON, or each element of a JSON array");
    terminal.say("  --each INPUT    a line is the value of this input, not an object of inputs");
    terminal.say("  --skip N        leave out the first N lines, to go on where a run has stopped");
    terminal.say("  --results       print the result of each line, which reads always do");
    terminal.say("  --quiet         no progress");
  }

  private static String line(Input<?> input, int widest) {
    String flag = ActionFlags.flag(input);
    StringBuilder line =
        new StringBuilder("  ")
            .append(flag)
            .repeat(' ', widest - flag.length() + 2)
            .append(input.label());
    if (input.required() && input.defaultValue() == null) {
      line.append(" (required)");
    }
    if (!input.choices().isEmpty()) {
      line.append(": ").append(String.join("|", input.choices()));
    }
    JsonValue standard = input.defaultValue();
    if (standard != null && input.type() != InputType.BOOLEAN) {
      line.append(", default ").append(text(standard));
    }
    JsonValue example = input.example();
    if (example != null) {
      line.append(", such as ").append(text(example));
    }
    JsonValue.Obj elements = input.elements();
    if (elements != null && !ElementSchema.members(elements).isEmpty()) {
      line.append(", of ").append(String.join(", ", ElementSchema.members(elements)));
    }
    return line.toString();
  }

  private static String text(JsonValue value) {
    return value instanceof JsonValue.Str string
        ? string.value()
        : "'" + new String(JsonFormat.write(value), StandardCharsets.UTF_8) + "'";
  }
}
