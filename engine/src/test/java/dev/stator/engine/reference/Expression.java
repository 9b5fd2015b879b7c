package dev.stator.engine.reference;

import static dev.stator.engine.reference.Answer.invalid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition, a filter, or what SET assigns.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Condition and filter expressions, operators, and
 * functions in DynamoDB" and "Using update expressions in DynamoDB".
 */
public sealed interface Expression {
  record At(Path path) implements Expression {}

  record Literal(Object value) implements Expression {}

  /** The operator or function as in the expression's text: {@code =}, {@code BETWEEN}, ... */
  record Call(String operator, List<Expression> arguments) implements Expression {
    public Call(String operator, Expression... arguments) {
      this(operator, List.of(arguments));
    }
  }

  /** Its value; null for none. */
  default @Nullable Object in(Map<String, Object> item) {
    return switch (this) {
      case At(Path path) -> Path.in(item, path.steps());
      case Literal(Object value) -> value;
      case Call(String operator, List<Expression> arguments) ->
          result(operator, arguments, arguments.stream().map(a -> a.in(item)).toList());
    };
  }

  private static @Nullable Object result(
      String operator, List<Expression> arguments, List<@Nullable Object> values) {
    Object one = values.getFirst();
    Object other = values.getLast();
    Integer order = Values.order(one, other);
    return switch (operator) {
      case "NOT" -> !Boolean.TRUE.equals(one);
      case "AND" -> Boolean.TRUE.equals(one) && Boolean.TRUE.equals(other);
      case "OR" -> Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
      case "=" -> one != null && one.equals(other);
      // What is not there differs from everything, but a size that is not defined meets no test.
      case "<>" ->
          !Objects.equals(one, other)
              && (one != null || arguments.getFirst() instanceof At)
              && (other != null || arguments.getLast() instanceof At);
      case "<" -> order != null && order < 0;
      case "<=" -> order != null && order <= 0;
      case ">" -> order != null && order > 0;
      case ">=" -> order != null && order >= 0;
      case "BETWEEN" -> {
        Integer low = Values.order(one, values.get(1));
        yield low != null && low >= 0 && order != null && order <= 0;
      }
      case "IN" -> one != null && values.subList(1, values.size()).contains(one);
      case "attribute_exists" -> one != null;
      case "attribute_not_exists" -> one == null;
      case "attribute_type" -> one != null && Values.type(one).equals(other);
      case "begins_with" -> Values.beginsWith(one, other);
      case "contains" -> Values.contains(one, other);
      case "size" -> Values.size(one);
      case "if_not_exists" -> one == null ? other : one;
      case "list_append" -> {
        if (!(one instanceof List<?> list && other instanceof List<?> more)) {
          throw invalid();
        }
        List<Object> all = new ArrayList<>(list);
        all.addAll(more);
        yield all;
      }
      default -> {
        if (!(one instanceof BigDecimal number && other instanceof BigDecimal more)) {
          throw invalid();
        }
        yield Values.sum(number, operator.equals("-") ? more.negate() : more);
      }
    };
  }

  /** The top-level attributes that it is about. */
  default Stream<Object> attributes() {
    return switch (this) {
      case At(Path path) -> Stream.of(path.steps().getFirst());
      case Literal literal -> Stream.of();
      case Call call -> call.arguments.stream().flatMap(Expression::attributes);
    };
  }
}
