package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service refuses about operands before it looks at any item. */
final class OperandRules {
  private OperandRules() {}

  /** Takes a value placeholder and gives its value, or null when it is not defined. */
  static @Nullable AttributeValue value(Placeholders placeholders, Tokens tokens, Faults faults) {
    String written = tokens.text();
    tokens.expect(TokenKind.VALUE_PLACEHOLDER);
    AttributeValue value = placeholders.value(written);
    if (value == null) {
      faults.note(
          Faults.UNDEFINED,
          "An expression attribute value used in expression is not defined; attribute value: "
              + written);
    }
    return value;
  }

  /** The first operand must not be a path that is there once more. */
  static void distinct(Faults faults, String operator, Operand first, List<Operand> others) {
    if (!(first instanceof Operand.Reference(DocumentPath path))) {
      return;
    }
    for (Operand other : others) {
      if (other instanceof Operand.Reference(DocumentPath again) && again.equals(path)) {
        noteNotDistinct(faults, Faults.DISTINCT, operator, path);
        return;
      }
    }
  }

  static void noteNotDistinct(Faults faults, int faultClass, String operator, DocumentPath path) {
    faults.note(
        faultClass,
        "The first operand must be distinct from the remaining operands for this operator or"
            + " function; operator: "
            + operator
            + ", first operand: "
            + path);
  }

  /** Of literals, only strings, numbers and binaries may be compared by their order. */
  static void ordered(Faults faults, String operator, Operand operand) {
    if (operand instanceof Operand.Literal(AttributeValue value) && !ValueOrder.hasOrder(value)) {
      noteType(faults, operator, value.type());
    }
  }

  static void noteType(Faults faults, String operator, String type) {
    faults.note(
        Faults.OPERAND,
        "Incorrect operand type for operator or function; operator or function: "
            + operator
            + ", operand type: "
            + type);
  }

  static void noteCount(Faults faults, int faultClass, String function, int count) {
    faults.note(
        faultClass,
        "Incorrect number of operands for operator or function; operator or function: "
            + function
            + ", number of operands: "
            + count);
  }

  static void notePathRequired(Faults faults, String function) {
    faults.note(
        Faults.OPERAND,
        "Operator or function requires a document path; operator or function: " + function);
  }

  /** The bounds of BETWEEN: where both are literals, of one type and in order. */
  static void bounds(Faults faults, Operand tested, Operand low, Operand high) {
    ordered(faults, "BETWEEN", tested);
    ordered(faults, "BETWEEN", low);
    ordered(faults, "BETWEEN", high);
    if (!(low instanceof Operand.Literal(AttributeValue lower))
        || !(high instanceof Operand.Literal(AttributeValue upper))) {
      return;
    }
    if (!lower.type().equals(upper.type())) {
      noteBounds(faults, "same data type for lower and upper bounds", lower, upper);
    } else if (ValueOrder.comparable(lower, upper) && ValueOrder.compare(lower, upper) > 0) {
      noteBounds(faults, "upper bound to be greater than or equal to lower bound", lower, upper);
    }
  }

  private static void noteBounds(
      Faults faults, String requirement, AttributeValue lower, AttributeValue upper) {
    faults.note(
        Faults.OPERAND,
        "The BETWEEN operator requires "
            + requirement
            + "; lower bound operand: AttributeValue: "
            + written(lower)
            + ", upper bound operand: AttributeValue: "
            + written(upper));
  }

  private static String written(AttributeValue bound) {
    String content =
        switch (bound) {
          case AttributeValue.S(String text) -> text;
          case AttributeValue.N(var number) -> number.toString();
          case AttributeValue.B(var bytes) -> bytes.toBase64();
          default -> "";
        };
    return "{" + bound.type() + ":" + content + "}";
  }
}
