package dev.stator.engine.validation;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.expression.AttributeTest;
import dev.stator.model.expression.Condition;
import dev.stator.model.expression.LegacyOperator;
import dev.stator.model.expression.Projection;
import dev.stator.model.expression.Update;
import dev.stator.model.operation.AttributeCondition;
import dev.stator.model.operation.AttributeValueUpdate;
import dev.stator.model.operation.ExpectedAttributeValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From legacy parameters, whose enumerations were checked, to what expressions are parsed to: an
 * absent or empty one is null, as if it had no expression.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Legacy conditional parameters"; texts as the service
 * answers them.
 */
public final class LegacyConditions {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String OR = "OR";
  private static final int KEY_CONDITIONS_MAX = 2;

  private LegacyConditions() {}

  /** Expected, joined by {@code conditionalOperator}. */
  public static @Nullable Condition expected(
      @Nullable Map<String, ExpectedAttributeValue> expected,
      @Nullable String conditionalOperator) {
    if (expected == null || expected.isEmpty()) {
      return null;
    }
    List<AttributeTest> tests = new ArrayList<>(expected.size());
    expected.forEach((name, condition) -> tests.add(test(name, condition)));
    return Condition.of(tests, OR.equals(conditionalOperator));
  }

  /** QueryFilter or ScanFilter, joined by {@code conditionalOperator}. */
  public static @Nullable Condition filter(
      @Nullable Map<String, AttributeCondition> filter, @Nullable String conditionalOperator) {
    return filter == null || filter.isEmpty()
        ? null
        : Condition.of(tests(filter), OR.equals(conditionalOperator));
  }

  /** KeyConditions: one or two. */
  public static List<AttributeTest> keyConditions(Map<String, AttributeCondition> conditions) {
    List<AttributeTest> tests = tests(conditions);
    if (tests.isEmpty() || tests.size() > KEY_CONDITIONS_MAX) {
      throw new EngineError.Validation("Conditions can be of length 1 or 2 only");
    }
    return tests;
  }

  /** AttributeUpdates. */
  public static @Nullable Update updates(@Nullable Map<String, AttributeValueUpdate> updates) {
    if (updates == null || updates.isEmpty()) {
      return null;
    }
    for (AttributeValueUpdate update : updates.values()) {
      if (update.value() != null) {
        ItemRules.checkValue(update.value());
      }
    }
    return Update.of(updates);
  }

  /** AttributesToGet. */
  public static @Nullable Projection attributesToGet(@Nullable List<String> names) {
    if (names == null) {
      return null;
    }
    checkDistinct(names);
    return Projection.of(names);
  }

  static void checkDistinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new EngineError.Validation(INVALID + "Duplicate value in attribute name: " + name);
      }
    }
  }

  private static List<AttributeTest> tests(Map<String, AttributeCondition> conditions) {
    List<AttributeTest> tests = new ArrayList<>(conditions.size());
    conditions.forEach(
        (name, condition) ->
            tests.add(test(name, condition.comparisonOperator(), condition.attributeValueList())));
    return tests;
  }

  private static AttributeTest test(String name, ExpectedAttributeValue expected) {
    AttributeValue value = expected.value();
    List<AttributeValue> list = expected.attributeValueList();
    String operator = expected.comparisonOperator();
    if (value != null && list != null) {
      throw invalid("Value and AttributeValueList cannot be used together", name);
    }
    if (operator == null) {
      if (list != null) {
        throw invalid("AttributeValueList can only be used with a ComparisonOperator", name);
      }
      return existence(name, value, expected.exists());
    }
    if (expected.exists() != null) {
      throw invalid("Exists and ComparisonOperator cannot be used together", name);
    }
    boolean noArguments =
        operator.equals(LegacyOperator.NULL.name())
            || operator.equals(LegacyOperator.NOT_NULL.name());
    if (value == null && list == null && !noArguments) {
      throw invalid(
          "Value or AttributeValueList must be used with ComparisonOperator: " + operator, name);
    }
    return test(name, operator, value == null ? list : List.of(value));
  }

  private static AttributeTest existence(
      String name, @Nullable AttributeValue value, @Nullable Boolean exists) {
    if (Boolean.FALSE.equals(exists)) {
      if (value != null) {
        throw invalid("Value cannot be used when Exists is false", name);
      }
      return new AttributeTest(name, LegacyOperator.NULL, List.of());
    }
    if (value == null) {
      throw invalid("Value must be provided when Exists is " + exists, name);
    }
    ItemRules.checkValue(value);
    return new AttributeTest(name, LegacyOperator.EQ, List.of(value));
  }

  private static AttributeTest test(
      String name, @Nullable String operatorName, @Nullable List<AttributeValue> arguments) {
    LegacyOperator operator = operatorName == null ? null : LegacyOperator.named(operatorName);
    if (operator == null) {
      throw new IllegalArgumentException("no such operator: " + operatorName);
    }
    List<AttributeValue> given = arguments == null ? List.of() : arguments;
    given.forEach(ItemRules::checkValue);
    return new AttributeTest(name, operator, given);
  }

  private static EngineError.Validation invalid(String fault, String attribute) {
    return new EngineError.Validation(INVALID + fault + " for Attribute: " + attribute);
  }
}
