package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The comparison operators of legacy conditions, each with the arguments that it takes.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Writing conditions with legacy parameters"; texts as
 * the service answers them.
 */
public enum LegacyOperator {
  IN(1, Integer.MAX_VALUE, Types.ORDERED),
  NULL(0, 0, Types.NONE),
  BETWEEN(2, 2, Types.ORDERED),
  LT(1, 1, Types.ORDERED),
  NOT_CONTAINS(1, 1, Types.MEMBERS),
  EQ(1, 1, Types.ALL),
  GT(1, 1, Types.ORDERED),
  NOT_NULL(0, 0, Types.NONE),
  NE(1, 1, Types.ALL),
  LE(1, 1, Types.ORDERED),
  BEGINS_WITH(1, 1, Types.PREFIXES),
  GE(1, 1, Types.ORDERED),
  CONTAINS(1, 1, Types.MEMBERS);

  private static final String INVALID = "One or more parameter values were invalid: ";

  private final int argumentsMin;
  private final int argumentsMax;
  private final Set<String> types;

  LegacyOperator(int argumentsMin, int argumentsMax, Set<String> types) {
    this.argumentsMin = argumentsMin;
    this.argumentsMax = argumentsMax;
    this.types = types;
  }

  /** Which types arguments may have. */
  private static final class Types {
    private static final Set<String> NONE = Set.of();
    private static final Set<String> PREFIXES = Set.of("S", "B");
    private static final Set<String> ORDERED = Set.of("S", "N", "B");
    private static final Set<String> MEMBERS = Set.of("S", "N", "B", "BOOL", "NULL");
    private static final Set<String> ALL =
        Set.of("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M");
  }

  /** The operator that the API names so, or null. */
  public static @Nullable LegacyOperator named(String name) {
    for (LegacyOperator operator : values()) {
      if (operator.name().equals(name)) {
        return operator;
      }
    }
    return null;
  }

  /**
   * @throws EngineError.Validation if the arguments are too many, too few or of wrong types
   */
  void check(List<AttributeValue> arguments) {
    if (arguments.size() < argumentsMin || arguments.size() > argumentsMax) {
      throw new EngineError.Validation(
          INVALID + "Invalid number of argument(s) for the " + this + " ComparisonOperator");
    }
    for (AttributeValue argument : arguments) {
      if (!types.contains(argument.type())) {
        throw new EngineError.Validation(
            INVALID
                + "ComparisonOperator "
                + this
                + " is not valid for "
                + argument.type()
                + " AttributeValue type");
      }
    }
    for (AttributeValue argument : arguments) {
      if (!argument.type().equals(arguments.getFirst().type())) {
        throw new EngineError.Validation(
            INVALID + "AttributeValues inside AttributeValueList must be of same type");
      }
    }
    if (this == BETWEEN && ValueOrder.compare(arguments.getFirst(), arguments.getLast()) > 0) {
      throw new EngineError.Validation(
          "The BETWEEN condition was provided a range where the lower bound is greater than the "
              + "upper bound");
    }
  }
}
