package dev.stator.model.partiql;

import java.util.List;

/** A condition of WHERE. */
public sealed interface Predicate {

  /**
   * @param operator {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}
   */
  record Compare(Operand left, String operator, Operand right) implements Predicate {}

  record Between(Operand value, Operand low, Operand high) implements Predicate {}

  record In(Operand value, List<Operand> choices) implements Predicate {
    public In {
      choices = List.copyOf(choices);
    }
  }

  record And(Predicate left, Predicate right) implements Predicate {}

  record Or(Predicate left, Predicate right) implements Predicate {}

  record Not(Predicate inner) implements Predicate {}

  /** IS MISSING: the attribute is not there. */
  record IsMissing(Path path) implements Predicate {}

  /** IS NULL: the attribute is there and of type NULL. */
  record IsNull(Path path) implements Predicate {}

  /**
   * {@code begins_with}, {@code contains}, {@code attribute_type}, {@code attribute_exists}, {@code
   * attribute_not_exists}.
   *
   * @param name in lower case
   */
  record Call(String name, List<Operand> arguments) implements Predicate {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }
}
