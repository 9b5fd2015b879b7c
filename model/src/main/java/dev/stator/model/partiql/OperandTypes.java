package dev.stator.model.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with the values of a statement whatever items there are: each must be of a type
 * that its operator or function takes. Attributes may be of any.
 *
 * <p>Texts as the service answers them, without the member of a request that expressions have.
 */
final class OperandTypes {
  private static final Set<String> ORDERINGS = Set.of("<", "<=", ">", ">=");
  private static final Set<String> ORDERED = Set.of("S", "N", "B");
  private static final Set<String> TEXTS = Set.of("S", "B");

  /** In the order in which the service lists them. */
  private static final List<String> TYPES =
      List.of("N", "BS", "L", "B", "NULL", "M", "S", "SS", "NS", "BOOL");

  private OperandTypes() {}

  /**
   * @throws EngineError.Validation if a value is of a wrong type
   */
  static void check(Statement statement) {
    switch (statement) {
      case Statement.Select select -> {
        if (select.where() != null) {
          check(select.where());
        }
      }
      case Statement.Exists exists -> check(exists.select());
      case Statement.Insert insert -> {}
      case Statement.Update update -> {
        update.changes().forEach(OperandTypes::check);
        if (update.where() != null) {
          check(update.where());
        }
      }
      case Statement.Delete delete -> {
        if (delete.where() != null) {
          check(delete.where());
        }
      }
    }
  }

  private static void check(Statement.Change change) {
    if (change instanceof Statement.Change.Set set) {
      check(set.value());
    }
  }

  private static void check(Predicate predicate) {
    switch (predicate) {
      case Predicate.Compare(Operand left, String operator, Operand right) -> {
        if (ORDERINGS.contains(operator)) {
          require(ORDERED, operator, left);
          require(ORDERED, operator, right);
        }
      }
      case Predicate.Between(Operand value, Operand low, Operand high) -> {
        require(ORDERED, "BETWEEN", value);
        require(ORDERED, "BETWEEN", low);
        require(ORDERED, "BETWEEN", high);
      }
      case Predicate.And(Predicate left, Predicate right) -> {
        check(left);
        check(right);
      }
      case Predicate.Or(Predicate left, Predicate right) -> {
        check(left);
        check(right);
      }
      case Predicate.Not(Predicate inner) -> check(inner);
      case Predicate.Call call -> check(call);
      case Predicate.In in -> {}
      case Predicate.IsMissing missing -> {}
      case Predicate.IsNull isNull -> {}
    }
  }

  private static void check(Predicate.Call call) {
    if (call.name().equals("begins_with")) {
      call.arguments().forEach(argument -> require(TEXTS, call.name(), argument));
    }
    if (call.name().equals("attribute_type")
        && call.arguments().size() == 2
        && call.arguments().getLast() instanceof Operand.Literal(AttributeValue value)) {
      require(Set.of("S"), call.name(), call.arguments().getLast());
      if (value instanceof AttributeValue.S(String name) && !TYPES.contains(name)) {
        throw new EngineError.Validation(
            "Invalid attribute type name found; type: "
                + name
                + ", valid types: {"
                + String.join(",", TYPES)
                + "}");
      }
    }
  }

  private static void check(Operand operand) {
    switch (operand) {
      case Operand.Arithmetic(Operand left, char operator, Operand right) -> {
        check(left);
        check(right);
        require(Set.of("N"), String.valueOf(operator), left);
        require(Set.of("N"), String.valueOf(operator), right);
      }
      case Operand.Call(String name, List<Operand> arguments) -> {
        arguments.forEach(OperandTypes::check);
        if (name.equals("list_append")) {
          arguments.forEach(argument -> require(Set.of("L"), name, argument));
        }
      }
      case Operand.Literal literal -> {}
      case Operand.Reference reference -> {}
    }
  }

  private static void require(Set<String> types, String operator, Operand operand) {
    if (operand instanceof Operand.Literal(AttributeValue value) && !types.contains(value.type())) {
      throw new EngineError.Validation(
          "Incorrect operand type for operator or function; operator or function: "
              + operator
              + ", operand type: "
              + value.type());
    }
  }
}
