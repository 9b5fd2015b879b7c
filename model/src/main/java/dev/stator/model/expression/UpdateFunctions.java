package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import java.util.List;
import java.util.Set;

/**
 * The functions of update expressions; their names are case-sensitive.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Using update expressions in DynamoDB", SET.
 */
final class UpdateFunctions {
  private static final String IF_NOT_EXISTS = "if_not_exists";
  private static final String LIST_APPEND = "list_append";
  private static final int OPERANDS = 2;

  static final Set<String> NAMES = Set.of(IF_NOT_EXISTS, LIST_APPEND);

  /** Stands in for an operand or a call with a noted fault. */
  static final UpdateValue ANY = new UpdateValue.Literal(AttributeValue.Null.INSTANCE);

  private UpdateFunctions() {}

  /** The call of {@code function}, with its faults noted. */
  static UpdateValue call(String function, List<UpdateValue> operands, Faults faults) {
    if (!NAMES.contains(function)) {
      faults.note(Faults.UNKNOWN_FUNCTION, "Invalid function name; function: " + function);
      return ANY;
    }
    for (UpdateValue operand : operands) {
      requireOperand(operand, faults);
    }
    if (operands.size() != OPERANDS) {
      OperandRules.noteCount(faults, Faults.OPERAND, function, operands.size());
      return ANY;
    }
    UpdateValue first = operands.getFirst();
    UpdateValue second = operands.getLast();
    return function.equals(IF_NOT_EXISTS)
        ? ifNotExists(first, second, faults)
        : listAppend(first, second, faults);
  }

  private static UpdateValue ifNotExists(UpdateValue first, UpdateValue second, Faults faults) {
    if (!(first instanceof UpdateValue.Reference(DocumentPath path))) {
      OperandRules.notePathRequired(faults, IF_NOT_EXISTS);
      return ANY;
    }
    if (second instanceof UpdateValue.Reference(DocumentPath again) && again.equals(path)) {
      OperandRules.noteNotDistinct(faults, Faults.OPERAND, IF_NOT_EXISTS, path);
    }
    return new UpdateValue.IfNotExists(path, second);
  }

  private static UpdateValue listAppend(UpdateValue first, UpdateValue second, Faults faults) {
    requireType("L", LIST_APPEND, first, faults);
    requireType("L", LIST_APPEND, second, faults);
    return new UpdateValue.ListAppend(first, second);
  }

  /** Of literals, {@code operator} takes only this type. */
  static void requireType(String type, String operator, UpdateValue operand, Faults faults) {
    if (operand instanceof UpdateValue.Literal(AttributeValue value)
        && !value.type().equals(type)) {
      OperandRules.noteType(faults, operator, value.type());
    }
  }

  /** list_append gives the value of a SET; the service takes it nowhere else. */
  static void requireOperand(UpdateValue operand, Faults faults) {
    if (operand instanceof UpdateValue.ListAppend) {
      faults.note(
          Faults.MISUSED_FUNCTION,
          "The function is not allowed to be used this way in an expression; function: "
              + LIST_APPEND);
    }
  }
}
