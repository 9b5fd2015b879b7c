package dev.stator.dapr.internal;

import dev.stator.model.naming.Suggestion;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The {@code spec.metadata} of a component while it is read: names in any case, aliases, and in the
 * end a complaint about what nobody asked for. Messages name the field and never its value, which
 * may be secret.
 */
public final class ComponentMetadata {
  private final TreeMap<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> misspelt = new TreeMap<>();
  private final TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @throws IllegalArgumentException if two names differ in nothing but case
   */
  public ComponentMetadata(Map<String, String> properties) {
    properties.forEach(
        (name, value) -> {
          if (given.put(name, value) != null) {
            throw field(name, "is given twice");
          }
        });
  }

  /**
   * The value of a field.
   *
   * @param aliases other names of the same field
   * @return null if it is not given, or empty
   * @throws IllegalArgumentException if it is given under two names with different values
   */
  public @Nullable String text(String name, String... aliases) {
    @Nullable String value = one(name);
    for (String alias : aliases) {
      @Nullable String other = one(alias);
      if (value != null && other != null && !value.equals(other)) {
        throw field(name, "and '" + alias + "' are the same field, with different values");
      }
      value = value == null ? other : value;
    }
    return value;
  }

  /**
   * What {@code parser} makes of the value of a field, which may be null.
   *
   * @throws IllegalArgumentException the parser's, with the field's name before it
   */
  public <T> T parsed(String name, Function<@Nullable String, T> parser) {
    try {
      return parser.apply(text(name));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "metadata field '" + name + "': " + wrong.getMessage(), wrong);
    }
  }

  /** The value of a field whose name is not taken in any other case. */
  public @Nullable String exactText(String name) {
    @Nullable String written = given.ceilingKey(name);
    if (written != null && written.equalsIgnoreCase(name) && !written.equals(name)) {
      misspelt.put(written, name);
      return null;
    }
    return text(name);
  }

  private @Nullable String one(String name) {
    known.add(name);
    @Nullable String value = given.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** {@code true} or {@code false}, in any case; {@code absent} if it is not given. */
  public boolean flag(String name, boolean absent) {
    @Nullable String value = text(name);
    if (value == null) {
      return absent;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw field(name, "must be true or false");
    };
  }

  /**
   * To be called when every field has been read.
   *
   * @param unknown gets a complaint for each name that was never asked for
   */
  public void tellOthers(Consumer<String> unknown) {
    misspelt.forEach(
        (written, name) ->
            unknown.accept("metadata field '" + written + "' must be written '" + name + "'"));
    for (String name : given.keySet()) {
      if (!misspelt.containsKey(name) && !known.contains(name)) {
        unknown.accept(
            "metadata field '" + name + "' is not known" + Suggestion.among(known, name));
      }
    }
  }

  /** The error of a field. */
  public static IllegalArgumentException field(String name, String problem) {
    return new IllegalArgumentException("metadata field '" + name + "' " + problem);
  }
}
