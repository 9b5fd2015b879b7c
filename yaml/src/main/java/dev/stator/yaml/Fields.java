package dev.stator.yaml;

import dev.stator.model.naming.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one mapping, asked for by name. Asking makes a name known; {@link #refuseOthers}
 * complains about the names nobody asked for. A field that is written without a value counts as
 * missing.
 */
public final class Fields {
  private final YamlNode.Mapping mapping;
  private final Position position;
  private final String path;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(YamlNode.Mapping mapping, Position position, String path) {
    this.mapping = mapping;
    this.position = position;
    this.path = path;
  }

  /**
   * @param path where the mapping is in its document, such as {@code spec.triggers[0]}; empty for
   *     the document itself
   */
  public static Fields of(YamlNode node, String path) {
    return of(node, node.position(), path);
  }

  private static Fields of(YamlNode node, Position position, String path) {
    if (node instanceof YamlNode.Mapping mapping) {
      return new Fields(mapping, position, path);
    }
    String subject = path.isEmpty() ? "the document" : path;
    throw new YamlError(
        position, subject + " must be a mapping (name: value), it is " + node.kind());
  }

  /** Where the name of this mapping is written, or the mapping itself if it has none. */
  public Position position() {
    return position;
  }

  public String path() {
    return path;
  }

  /** The value of {@code name}, or null if it is missing or empty. */
  public @Nullable YamlNode node(String name) {
    known.add(name);
    YamlNode.Member member = mapping.members().get(name);
    return member == null || member.value().isNull() ? null : member.value();
  }

  public YamlNode.@Nullable Scalar scalar(String name) {
    return switch (node(name)) {
      case null -> null;
      case YamlNode.Scalar scalar -> scalar;
      case YamlNode other -> throw error(name, "must be a single value, it is " + other.kind());
    };
  }

  public @Nullable String optionalText(String name) {
    YamlNode.@Nullable Scalar scalar = scalar(name);
    return scalar == null ? null : scalar.text();
  }

  public String text(String name) {
    String text = optionalText(name);
    if (text == null || text.isBlank()) {
      throw missing(name);
    }
    return text;
  }

  public @Nullable Fields optionalMapping(String name) {
    YamlNode node = node(name);
    return node == null ? null : of(node, positionOf(name), pathOf(name));
  }

  public Fields mapping(String name) {
    Fields fields = optionalMapping(name);
    if (fields == null) {
      throw missing(name);
    }
    return fields;
  }

  /** The items of a list of mappings; none if it is missing. */
  public List<Fields> mappings(String name) {
    List<Fields> all = new ArrayList<>();
    for (YamlNode item : items(name)) {
      all.add(of(item, pathOf(name) + "[" + all.size() + "]"));
    }
    return all;
  }

  public List<YamlNode> items(String name) {
    return switch (node(name)) {
      case null -> List.of();
      case YamlNode.Sequence sequence -> sequence.items();
      case YamlNode other -> throw error(name, "must be a list (- item), it is " + other.kind());
    };
  }

  /** The items of a list of single values; none if it is missing. */
  public List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (YamlNode item : items(name)) {
      if (!(item instanceof YamlNode.Scalar scalar)) {
        throw error(name + "[" + all.size() + "]", "must be a single value, it is " + item.kind());
      }
      all.add(scalar.text());
    }
    return all;
  }

  /** A whole number, quoted or not. */
  public @Nullable Long optionalNumber(String name, long least, long most) {
    String text = optionalText(name);
    if (text == null) {
      return null;
    }
    try {
      long number = Long.parseLong(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notWhole) {
      // told below, like a number out of range
    }
    throw error(
        name,
        most == Long.MAX_VALUE || most == Integer.MAX_VALUE
            ? "must be a whole number, " + least + " or more; it is '" + text + "'"
            : "must be a whole number from " + least + " to " + most + "; it is '" + text + "'");
  }

  public @Nullable Boolean optionalBoolean(String name) {
    String text = optionalText(name);
    return switch (text) {
      case null -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw error(name, "must be true or false; it is '" + text + "'");
    };
  }

  /** The names written here, in order. */
  public Set<String> names() {
    return mapping.members().sequencedKeySet();
  }

  /** Makes names known that are read by others, or that have no meaning for Stator. */
  public Fields allow(String... names) {
    known.addAll(List.of(names));
    return this;
  }

  /**
   * @throws YamlError at the first name that nobody asked for
   */
  public void refuseOthers() {
    List<YamlError> others = others();
    if (!others.isEmpty()) {
      throw others.getFirst();
    }
  }

  /** One complaint for each name that nobody asked for. */
  public List<YamlError> others() {
    List<YamlError> others = new ArrayList<>();
    for (Map.Entry<String, YamlNode.Member> member : mapping.members().entrySet()) {
      if (!known.contains(member.getKey())) {
        others.add(
            new YamlError(
                member.getValue().position(),
                pathOf(member.getKey())
                    + " is not a known field"
                    + Suggestion.among(known, member.getKey())));
      }
    }
    return others;
  }

  public YamlError missing(String name) {
    return error(name, "is missing");
  }

  /** A complaint about the field {@code name}, at its line, or the mapping's if it is missing. */
  public YamlError error(String name, String reason) {
    return new YamlError(positionOf(name), pathOf(name) + " " + reason);
  }

  public Position positionOf(String name) {
    YamlNode.Member member = mapping.members().get(name);
    return member == null ? position : member.position();
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
