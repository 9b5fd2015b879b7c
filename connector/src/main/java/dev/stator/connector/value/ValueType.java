package dev.stator.connector.value;

import dev.stator.connector.error.ActionError;
import dev.stator.model.naming.Suggestion;
import dev.stator.tables.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ten types of an attribute value, each with the names that people pick it by.
 *
 * <p>Source: Amazon DynamoDB API Reference, "AttributeValue".
 */
public enum ValueType {
  S("String"),
  N("Number"),
  B("Buffer", "Binary"),
  BOOL("Boolean"),
  NULL("Null"),
  L("List/Array", "List", "Array"),
  M("Map/Object", "Map", "Object"),
  SS("String Set"),
  NS("Number Set"),
  BS("Buffer Set", "Binary Set");

  /** The names in the API, for catalogues. */
  public static final List<String> NAMES = Arrays.stream(values()).map(Enum::name).toList();

  private final List<String> labels;

  ValueType(String... labels) {
    this.labels = List.of(labels);
  }

  /** The type that has exactly this name in the API, or null. */
  public static @Nullable ValueType named(String name) {
    return switch (name) {
      case "S" -> S;
      case "N" -> N;
      case "B" -> B;
      case "BOOL" -> BOOL;
      case "NULL" -> NULL;
      case "L" -> L;
      case "M" -> M;
      case "SS" -> SS;
      case "NS" -> NS;
      case "BS" -> BS;
      default -> null;
    };
  }

  /**
   * The type that a person wrote: its name in the API or a label, in any case.
   *
   * @throws ActionError if it is none
   */
  public static ValueType read(JsonValue written, String field) {
    if (!(written instanceof JsonValue.Str name)) {
      throw ActionError.invalidInput(
          field, field + ": a type is a string such as S, not a " + written.kind());
    }
    String wanted = name.value().strip().toLowerCase(Locale.ROOT);
    for (ValueType type : values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(wanted)
          || type.labels.stream().anyMatch(l -> l.toLowerCase(Locale.ROOT).equals(wanted))) {
        return type;
      }
    }
    throw ActionError.invalidInput(field, field + ": unknown type '" + name.value() + "'")
        .withHint(Suggestion.hint(name.value(), NAMES));
  }
}
