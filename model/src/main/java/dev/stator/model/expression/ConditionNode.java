package dev.stator.model.expression;

/** A part of a condition while it is read. */
sealed interface ConditionNode permits Predicate, Operand, ConditionNode.FaultyCall {

  /** A function call with a noted fault, which stands where the function would. */
  record FaultyCall(String function) implements ConditionNode {}
}
