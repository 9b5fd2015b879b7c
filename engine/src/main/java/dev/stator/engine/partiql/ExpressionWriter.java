package dev.stator.engine.partiql;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.partiql.Operand;
import dev.stator.model.partiql.Path;
import dev.stator.model.partiql.Predicate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes conditions, paths and operands as expression text, with a placeholder for each name and
 * value. The expressions of one operation are written by one writer.
 */
final class ExpressionWriter {
  private final Map<String, String> placeholders = new HashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  /** What was written so far needs these. */
  Substitutions substitutions() {
    return new Substitutions(names.isEmpty() ? null : names, values.isEmpty() ? null : values);
  }

  /** All of {@code predicates}, joined by AND; null for none. */
  @Nullable String all(List<Predicate> predicates) {
    if (predicates.isEmpty()) {
      return null;
    }
    StringJoiner joined = new StringJoiner(" AND ");
    predicates.forEach(predicate -> joined.add(conjunct(predicate)));
    return joined.toString();
  }

  private String conjunct(Predicate predicate) {
    String text = text(predicate);
    return predicate instanceof Predicate.Or ? "(" + text + ")" : text;
  }

  private String text(Predicate predicate) {
    return switch (predicate) {
      case Predicate.Compare compare ->
          operand(compare.left()) + " " + compare.operator() + " " + operand(compare.right());
      case Predicate.Between between ->
          operand(between.value())
              + " BETWEEN "
              + operand(between.low())
              + " AND "
              + operand(between.high());
      case Predicate.In in -> operand(in.value()) + " IN (" + operands(in.choices()) + ")";
      case Predicate.And and -> conjunct(and.left()) + " AND " + conjunct(and.right());
      case Predicate.Or or -> text(or.left()) + " OR " + text(or.right());
      case Predicate.Not not -> "NOT (" + text(not.inner()) + ")";
      case Predicate.IsMissing missing -> "attribute_not_exists(" + path(missing.path()) + ")";
      case Predicate.IsNull isNull ->
          "attribute_type("
              + path(isNull.path())
              + ", "
              + value(new AttributeValue.S("NULL"))
              + ")";
      case Predicate.Call call -> call.name() + "(" + operands(call.arguments()) + ")";
    };
  }

  private String operands(List<Operand> operands) {
    StringJoiner joined = new StringJoiner(", ");
    operands.forEach(operand -> joined.add(operand(operand)));
    return joined.toString();
  }

  String operand(Operand operand) {
    return switch (operand) {
      case Operand.Literal literal -> value(literal.value());
      case Operand.Reference reference -> path(reference.path());
      case Operand.Arithmetic sum ->
          operand(sum.left()) + " " + sum.operator() + " " + operand(sum.right());
      case Operand.Call call -> {
        switch (call.name()) {
          case "size", "list_append", "if_not_exists" -> {}
          default ->
              throw new EngineError.Validation("Unknown function in statement: " + call.name());
        }
        yield call.name() + "(" + operands(call.arguments()) + ")";
      }
    };
  }

  String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  String path(Path path) {
    StringBuilder text = new StringBuilder();
    for (Path.Step step : path.steps()) {
      switch (step) {
        case Path.Step.Name name -> {
          if (!text.isEmpty()) {
            text.append('.');
          }
          text.append(name(name.name()));
        }
        case Path.Step.Index index -> text.append('[').append(index.index()).append(']');
      }
    }
    return text.toString();
  }

  String name(String attribute) {
    return placeholders.computeIfAbsent(
        attribute,
        name -> {
          String placeholder = "#n" + names.size();
          names.put(placeholder, name);
          return placeholder;
        });
  }
}
