package dev.stator.engine.partiql;

import dev.stator.model.partiql.Operand;
import dev.stator.model.partiql.Predicate;
import java.util.List;

/** Whether a condition says anything about an attribute. */
final class Mentions {
  private Mentions() {}

  static boolean in(Predicate predicate, String attribute) {
    return switch (predicate) {
      case Predicate.Compare c -> in(List.of(c.left(), c.right()), attribute);
      case Predicate.Between b -> in(List.of(b.value(), b.low(), b.high()), attribute);
      case Predicate.In i -> in(i.choices(), attribute) || in(List.of(i.value()), attribute);
      case Predicate.And and -> in(and.left(), attribute) || in(and.right(), attribute);
      case Predicate.Or or -> in(or.left(), attribute) || in(or.right(), attribute);
      case Predicate.Not not -> in(not.inner(), attribute);
      case Predicate.IsMissing missing -> missing.path().attribute().equals(attribute);
      case Predicate.IsNull isNull -> isNull.path().attribute().equals(attribute);
      case Predicate.Call call -> in(call.arguments(), attribute);
    };
  }

  private static boolean in(List<Operand> operands, String attribute) {
    return operands.stream().anyMatch(operand -> in(operand, attribute));
  }

  private static boolean in(Operand operand, String attribute) {
    return switch (operand) {
      case Operand.Literal literal -> false;
      case Operand.Reference reference -> reference.path().attribute().equals(attribute);
      case Operand.Call call -> in(call.arguments(), attribute);
      case Operand.Arithmetic sum -> in(List.of(sum.left(), sum.right()), attribute);
    };
  }
}
