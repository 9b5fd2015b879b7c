package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.operation.Substitutions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * ExpressionAttributeNames and ExpressionAttributeValues of one request, checked, and which of them
 * its expressions used. One for all expressions of a request; not for use by several threads.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Expression attribute names (aliases) in DynamoDB"
 * and "Using expression attribute values in DynamoDB".
 */
public final class Placeholders {
  private static final String NAMES = "ExpressionAttributeNames";
  private static final String VALUES = "ExpressionAttributeValues";

  private final @Nullable Map<String, String> names;
  private final @Nullable Map<String, AttributeValue> values;
  private final Set<String> usedNames = new HashSet<>();
  private final Set<String> usedValues = new HashSet<>();

  /**
   * @throws EngineError.Validation if a map is empty or too large, a key is no placeholder, a name
   *     is empty, or a value is one that cannot be stored
   */
  public Placeholders(Substitutions substitutions) {
    names = substitutions.names();
    values = substitutions.values();
    if (names != null) {
      SubstitutionRules.checkNames(NAMES, names);
    }
    if (values != null) {
      SubstitutionRules.checkValues(VALUES, values);
    }
  }

  /** The attribute name that {@code placeholder} stands for, or null when it is not defined. */
  @Nullable String name(String placeholder) {
    String name = names == null ? null : names.get(placeholder);
    if (name != null) {
      usedNames.add(placeholder);
    }
    return name;
  }

  /** The value that {@code placeholder} stands for, or null when it is not defined. */
  @Nullable AttributeValue value(String placeholder) {
    AttributeValue value = values == null ? null : values.get(placeholder);
    if (value != null) {
      usedValues.add(placeholder);
    }
    return value;
  }

  /**
   * To be called when all expressions of the request are parsed.
   *
   * @throws EngineError.Validation if some were given that no expression used
   */
  public void requireAllUsed() {
    if (names != null && usedNames.size() < names.size()) {
      throw unused(NAMES, names.keySet(), usedNames);
    }
    if (values != null && usedValues.size() < values.size()) {
      throw unused(VALUES, values.keySet(), usedValues);
    }
  }

  /**
   * To be called for a request without any expression.
   *
   * @param absentExpressions what the service's text says of the members that could have used
   *     values, for example {@code "ConditionExpression is null"} or {@code "UpdateExpression and
   *     ConditionExpression are null"}
   * @throws EngineError.Validation if names or values were given
   */
  public static void requireNoneGiven(Substitutions substitutions, String absentExpressions) {
    if (substitutions.names() != null) {
      throw new EngineError.Validation(NAMES + " can only be specified when using expressions");
    }
    if (substitutions.values() != null) {
      throw new EngineError.Validation(
          VALUES + " can only be specified when using expressions: " + absentExpressions);
    }
  }

  private static EngineError.Validation unused(String member, Set<String> given, Set<String> used) {
    StringJoiner keys = new StringJoiner(", ", "{", "}");
    for (String key : given) {
      if (!used.contains(key)) {
        keys.add(key);
      }
    }
    return new EngineError.Validation(
        "Value provided in " + member + " unused in expressions: keys: " + keys);
  }
}
