package dev.stator.engine.comparison;

import dev.stator.engine.comparison.Expression.Call;
import dev.stator.engine.comparison.Expression.Literal;
import dev.stator.engine.comparison.Expression.Path;
import dev.stator.model.AttributeValue;
import dev.stator.model.operation.Substitutions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the expressions of one request as text, and keeps their names and values. Names are
 * written plainly and as placeholders in turn, parentheses only where they are needed and for every
 * operand in turn.
 */
final class ExpressionText {
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][0-9]?");
  private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=", "+", "-");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();
  private int turn;

  /** What has been written so far needs these. */
  Substitutions substitutions() {
    return new Substitutions(names.isEmpty() ? null : names, values.isEmpty() ? null : values);
  }

  @Nullable String orNull(@Nullable Expression expression) {
    return expression == null ? null : of(expression);
  }

  @Nullable String allOf(List<Expression> conditions) {
    return conditions.isEmpty()
        ? null
        : conditions.stream().map(this::of).collect(Collectors.joining(" AND "));
  }

  @Nullable String projection(List<Path> paths) {
    return paths.isEmpty() ? null : paths.stream().map(this::of).collect(Collectors.joining(", "));
  }

  @Nullable String update(List<Action> actions) {
    Map<String, List<Action>> clauses =
        actions.stream()
            .collect(
                Collectors.groupingBy(Action::clause, LinkedHashMap::new, Collectors.toList()));
    return actions.isEmpty()
        ? null
        : clauses.entrySet().stream()
            .map(
                clause ->
                    clause.getKey()
                        + clause.getValue().stream()
                            .map(this::action)
                            .collect(Collectors.joining(", ", " ", "")))
            .collect(Collectors.joining(" "));
  }

  private String action(Action action) {
    String path = of(action.path());
    return action.operand() == null
        ? path
        : path + (action.clause().equals("SET") ? " = " : " ") + of(action.operand());
  }

  private String of(Expression expression) {
    return switch (expression) {
      case Path(List<Object> steps) -> path(steps);
      case Literal(Object value) -> {
        String placeholder = ":v" + values.size();
        values.put(placeholder, ModelValues.value(value));
        yield placeholder;
      }
      case Call(String operator, List<Expression> arguments) -> call(operator, arguments);
    };
  }

  private String path(List<Object> steps) {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      switch (step) {
        case Integer index -> text.append('[').append(index).append(']');
        default -> text.append(text.isEmpty() ? "" : ".").append(name((String) step));
      }
    }
    return text.toString();
  }

  private String name(String name) {
    if (PLAIN_NAME.matcher(name).matches() && turn++ % 2 == 0) {
      return name;
    }
    for (Map.Entry<String, String> known : names.entrySet()) {
      if (known.getValue().equals(name)) {
        return known.getKey();
      }
    }
    String placeholder = "#n" + names.size();
    names.put(placeholder, name);
    return placeholder;
  }

  private String call(String operator, List<Expression> arguments) {
    if (operator.equals("NOT")) {
      return "NOT " + grouped(operator, arguments.getFirst());
    }
    if (operator.equals("AND") || operator.equals("OR")) {
      return arguments.stream()
          .map(argument -> grouped(operator, argument))
          .collect(Collectors.joining(" " + operator + " "));
    }
    List<String> texts = arguments.stream().map(this::of).toList();
    String others = String.join(", ", texts.subList(1, texts.size()));
    if (COMPARATORS.contains(operator)) {
      return texts.getFirst() + " " + operator + " " + others;
    }
    return switch (operator) {
      case "BETWEEN" -> texts.getFirst() + " BETWEEN " + texts.get(1) + " AND " + texts.get(2);
      case "IN" -> texts.getFirst() + " IN (" + others + ")";
      default -> operator + "(" + String.join(", ", texts) + ")";
    };
  }

  /** NOT binds stronger than AND, AND stronger than OR. */
  private String grouped(String operator, Expression operand) {
    boolean needed =
        operand instanceof Call(String inner, var arguments)
            && (inner.equals("OR")
                || (inner.equals("AND") && operator.equals("NOT"))
                || (inner.equals("NOT") && operator.equals("NOT")));
    return needed || turn++ % 2 == 0 ? "(" + of(operand) + ")" : of(operand);
  }
}
