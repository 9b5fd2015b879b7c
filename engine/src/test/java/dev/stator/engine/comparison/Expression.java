package dev.stator.engine.comparison;

import java.util.List;

/** A condition, a filter, or what SET assigns, as data. */
public sealed interface Expression {
  /** A document path: an attribute's name, then names of map entries or Integer list indexes. */
  record Path(List<Object> steps) implements Expression {
    public String attribute() {
      return (String) steps.getFirst();
    }
  }

  record Literal(Object value) implements Expression {}

  /** The operator or function as in the expression's text: {@code =}, {@code BETWEEN}, ... */
  record Call(String operator, List<Expression> arguments) implements Expression {}
}
