package dev.stator.app.command;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.lines.BulkLines;
import dev.stator.app.remote.RemoteActions;
import dev.stator.connector.action.Action;
import dev.stator.connector.input.Input;
import dev.stator.connector.input.InputType;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments after {@code stator call ACTION}: the inputs of the action as flags, and the flags
 * of the command itself.
 *
 * @param inputs those that were given, texts; {@code @FILE} stands for what is in a file,
 *     {@code @@} for an at sign
 * @param from where lines come from, {@code -} for standard input; null for a single call
 * @param skip how many lines of {@code from} are left out at its start
 * @param each the input that a line is the value of; null if a line is an object of inputs
 */
record ActionFlags(
    Map<String, JsonValue> inputs,
    String server,
    @Nullable String from,
    long skip,
    @Nullable String each,
    boolean results,
    boolean quiet,
    boolean help) {
  static final String SERVER = "--server";
  static final String FROM = BulkLines.FLAG;
  static final String EACH = "--each";
  static final String SKIP = "--skip";
  static final String RESULTS = "--results";
  static final String QUIET = "--quiet";

  /** Flags of the command itself that take no value. */
  private static final List<String> SWITCHES = List.of(RESULTS, QUIET, "--help", "-h", "--verbose");

  private static final List<String> OWN =
      List.of(SERVER, FROM, EACH, SKIP, RESULTS, QUIET, "--help");

  /**
   * The arguments with the action first: the flags of the command itself may stand before it.
   *
   * @throws StartFailure if there is no action
   */
  static List<String> actionFirst(List<String> arguments) {
    int at = 0;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      String argument = arguments.get(at);
      int equals = argument.indexOf('=');
      String flag = equals < 0 ? argument : argument.substring(0, equals);
      if (!OWN.contains(flag) && !SWITCHES.contains(flag)) {
        throw new StartFailure(
            ExitCode.USAGE,
            "unknown flag " + flag + " before ACTION; the flags of an action come after it");
      }
      at += SWITCHES.contains(flag) || equals >= 0 ? 1 : 2;
    }
    if (at >= arguments.size()) {
      throw new StartFailure(ExitCode.USAGE, "no action; 'stator actions' lists them");
    }
    List<String> reordered = new ArrayList<>(arguments.subList(at, arguments.size()));
    reordered.addAll(arguments.subList(0, at));
    return reordered;
  }

  /**
   * @param action whose inputs these are
   * @throws StartFailure the first argument that is not understood
   */
  static ActionFlags parse(Action action, List<String> arguments) {
    Map<String, JsonValue> inputs = new LinkedHashMap<>();
    Map<String, String> own = new HashMap<>();
    Set<String> switches = new HashSet<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      int equals = argument.indexOf('=');
      String flag = equals < 0 ? argument : argument.substring(0, equals);
      String attached = equals < 0 ? null : argument.substring(equals + 1);
      if (SWITCHES.contains(argument)) {
        switches.add(argument);
      } else if (OWN.contains(flag)) {
        once(own.put(flag, attached == null ? next(flag, rest) : attached), flag);
      } else {
        Input<?> input = input(action, flag);
        boolean isFlag = input.type() == InputType.BOOLEAN && attached == null;
        String value = isFlag ? "true" : attached == null ? next(flag, rest) : attached;
        once(inputs.put(input.name(), new JsonValue.Str(opened(flag, value))), flag);
      }
    }
    String each = each(action, own.get(EACH));
    if (each != null && inputs.containsKey(each)) {
      throw new StartFailure(
          ExitCode.USAGE, EACH + ": " + each + " is given by a flag and by each line; drop one");
    }
    if (own.get(FROM) == null && (each != null || own.containsKey(SKIP))) {
      throw new StartFailure(
          ExitCode.USAGE, (each != null ? EACH : SKIP) + " has no meaning without " + FROM);
    }
    return new ActionFlags(
        inputs,
        own.getOrDefault(SERVER, RemoteActions.STANDARD_SERVER),
        own.get(FROM),
        skip(own.get(SKIP)),
        each,
        switches.contains(RESULTS),
        switches.contains(QUIET),
        switches.contains("--help") || switches.contains("-h"));
  }

  private static void once(@Nullable Object before, String flag) {
    if (before != null) {
      throw new StartFailure(ExitCode.USAGE, flag + " is given twice");
    }
  }

  private static Input<?> input(Action action, String flag) {
    Input<?> input = flag.startsWith("--") ? action.inputs().find(flag.substring(2)) : null;
    if (input == null) {
      List<String> known = new ArrayList<>(OWN);
      action.inputs().inputs().forEach(one -> known.add(flag(one)));
      throw new StartFailure(
          ExitCode.USAGE,
          (flag.startsWith("-") ? "unknown flag " : "unexpected argument ")
              + flag
              + Suggestion.among(known, flag));
    }
    return input;
  }

  private static @Nullable String each(Action action, @Nullable String name) {
    if (name == null) {
      return null;
    }
    Input<?> input = action.inputs().find(name);
    if (input == null) {
      throw new StartFailure(
          ExitCode.USAGE, EACH + ": " + action.key() + " has no input '" + name + "'");
    }
    return input.name();
  }

  private static long skip(@Nullable String lines) {
    try {
      long skip = lines == null ? 0 : Long.parseLong(lines);
      if (skip >= 0) {
        return skip;
      }
    } catch (NumberFormatException notWhole) {
      throw new StartFailure(ExitCode.USAGE, SKIP + ": '" + lines + "' is no number of lines");
    }
    throw new StartFailure(ExitCode.USAGE, SKIP + ": " + lines + " is less than 0");
  }

  private static String next(String flag, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new StartFailure(ExitCode.USAGE, flag + " needs a value");
    }
    return rest.next();
  }

  private static String opened(String flag, String value) {
    if (!value.startsWith("@")) {
      return value;
    }
    if (value.startsWith("@@")) {
      return value.substring(1);
    }
    Path file = Path.of(value.substring(1));
    try {
      return Files.readString(file);
    } catch (IOException unread) {
      throw new StartFailure(ExitCode.USAGE, flag + ": cannot read " + file, unread);
    }
  }

  /** The flag of an input: {@code tableName} is {@code --table-name}. */
  static String flag(Input<?> input) {
    StringBuilder flag = new StringBuilder("--");
    input
        .name()
        .chars()
        .forEach(
            letter -> {
              if (Character.isUpperCase(letter)) {
                flag.append('-');
              }
              flag.append((char) Character.toLowerCase(letter));
            });
    return flag.toString();
  }
}
