package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of conditions; their names are case-sensitive.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Comparison operator and function reference",
 * Functions.
 */
final class ConditionFunctions {
  static final String SIZE = "size";

  private static final String ATTRIBUTE_EXISTS = "attribute_exists";
  private static final String ATTRIBUTE_NOT_EXISTS = "attribute_not_exists";
  private static final String ATTRIBUTE_TYPE = "attribute_type";
  private static final String BEGINS_WITH = "begins_with";
  private static final String CONTAINS = "contains";

  private static final Set<String> PREDICATES =
      Set.of(ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS, ATTRIBUTE_TYPE, BEGINS_WITH, CONTAINS);

  private static final Set<String> TYPES =
      Set.of("S", "N", "B", "SS", "NS", "BS", "M", "L", "BOOL", "NULL");

  private ConditionFunctions() {}

  /** The call of {@code function}, with its faults noted. */
  static ConditionNode call(String function, List<Operand> operands, Faults faults) {
    int arity = arity(function);
    if (arity < 0) {
      noteUnusable(function, faults);
      return new ConditionNode.FaultyCall(function);
    }
    if (operands.size() != arity) {
      OperandRules.noteCount(faults, Faults.OPERAND_COUNT, function, operands.size());
      return new ConditionNode.FaultyCall(function);
    }
    Operand first = operands.getFirst();
    OperandRules.distinct(faults, function, first, operands.subList(1, arity));
    ConditionNode node = node(function, first, operands.getLast(), faults);
    return node == null ? new ConditionNode.FaultyCall(function) : node;
  }

  private static int arity(String function) {
    return switch (function) {
      case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS, SIZE -> 1;
      case ATTRIBUTE_TYPE, BEGINS_WITH, CONTAINS -> 2;
      default -> -1;
    };
  }

  private static void noteUnusable(String function, Faults faults) {
    if (UpdateFunctions.NAMES.contains(function)) {
      faults.note(
          Faults.MISUSED_FUNCTION,
          "The function is not allowed to be used this way in an expression; function: "
              + function);
    } else {
      faults.note(Faults.UNKNOWN_FUNCTION, "Invalid function name; function: " + function);
    }
  }

  private static @Nullable ConditionNode node(
      String function, Operand first, Operand last, Faults faults) {
    return switch (function) {
      case ATTRIBUTE_EXISTS -> {
        DocumentPath path = path(function, first, faults);
        yield path == null ? null : new Predicate.Exists(path);
      }
      case ATTRIBUTE_NOT_EXISTS -> {
        DocumentPath path = path(function, first, faults);
        yield path == null ? null : new Predicate.NotExists(path);
      }
      case ATTRIBUTE_TYPE -> {
        String type = typeName(last, faults);
        yield type == null ? null : new Predicate.OfType(first, type);
      }
      case BEGINS_WITH -> {
        requireText(first, faults);
        requireText(last, faults);
        yield new Predicate.BeginsWith(first, last);
      }
      case CONTAINS -> new Predicate.Contains(first, last);
      default -> {
        requireSize(first, faults);
        yield new Operand.Size(first);
      }
    };
  }

  private static @Nullable DocumentPath path(String function, Operand operand, Faults faults) {
    if (operand instanceof Operand.Reference(DocumentPath path)) {
      return path;
    }
    OperandRules.notePathRequired(faults, function);
    return null;
  }

  private static @Nullable String typeName(Operand operand, Faults faults) {
    if (!(operand instanceof Operand.Literal(AttributeValue.S(String name)))) {
      String type = operand.knownType();
      OperandRules.noteType(
          faults, ATTRIBUTE_TYPE, type == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : type);
      return null;
    }
    if (!TYPES.contains(name)) {
      faults.note(
          Faults.OPERAND,
          "Invalid attribute type name found; type: "
              + name
              + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
      return null;
    }
    return name;
  }

  private static void requireText(Operand operand, Faults faults) {
    String type = operand.knownType();
    if (type != null && !type.equals("S") && !type.equals("B")) {
      OperandRules.noteType(faults, BEGINS_WITH, type);
    }
  }

  private static void requireSize(Operand operand, Faults faults) {
    String type = operand.knownType();
    if (type != null && (type.equals("N") || type.equals("BOOL") || type.equals("NULL"))) {
      OperandRules.noteType(faults, SIZE, type);
    }
  }

  /** The name of the function that {@code node} calls, if its result is true or false. */
  static @Nullable String nameOfPredicate(ConditionNode node) {
    return switch (node) {
      case Predicate.Exists call -> ATTRIBUTE_EXISTS;
      case Predicate.NotExists call -> ATTRIBUTE_NOT_EXISTS;
      case Predicate.OfType call -> ATTRIBUTE_TYPE;
      case Predicate.BeginsWith call -> BEGINS_WITH;
      case Predicate.Contains call -> CONTAINS;
      case ConditionNode.FaultyCall(String function) when PREDICATES.contains(function) -> function;
      default -> null;
    };
  }
}
