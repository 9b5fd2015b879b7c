package dev.stator.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A value of a YAML file and where it stands. Values may be secrets: they are never part of {@code
 * toString}.
 */
public sealed interface YamlNode {
  Position position();

  /** What this is, for messages. */
  String kind();

  /** What YAML 1.2's core schema takes a scalar for. */
  enum ScalarType {
    STRING,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    NULL
  }

  /**
   * @param text as written, without quotes
   * @param plain whether it is written without quotes
   */
  record Scalar(Position position, ScalarType type, String text, boolean plain)
      implements YamlNode {
    @Override
    public String kind() {
      return switch (type) {
        case STRING -> "a text";
        case INTEGER, DECIMAL -> "a number";
        case BOOLEAN -> "true or false";
        case NULL -> "nothing";
      };
    }

    @Override
    public String toString() {
      return "Scalar[" + position + "]";
    }
  }

  /** A list. */
  record Sequence(Position position, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Names and values, in the order written. */
  record Mapping(Position position, SequencedMap<String, Member> members) implements YamlNode {
    public Mapping {
      members = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /**
   * A value under a name.
   *
   * @param position the name's
   */
  record Member(Position position, YamlNode value) {}

  /** Whether nothing is written here. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
  }

  /** The members of a mapping, or none. */
  default Map<String, Member> membersOrNone() {
    return this instanceof Mapping mapping ? mapping.members() : Map.of();
  }
}
