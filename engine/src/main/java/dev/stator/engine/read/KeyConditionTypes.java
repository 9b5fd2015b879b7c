package dev.stator.engine.read;

import dev.stator.engine.catalog.KeyAttribute;
import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.validation.KeyRules;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.expression.KeyCondition;
import dev.stator.model.expression.SortCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a key condition must be such as the key attributes can have. */
final class KeyConditionTypes {
  private KeyConditionTypes() {}

  static void check(KeySchema schema, KeyCondition condition) {
    check(schema, schema.partition(), condition.partition());
    for (AttributeValue value : values(condition.sort())) {
      KeyAttribute sort = schema.sort();
      if (sort == null) {
        throw new EngineError.Validation("Query key condition not supported");
      }
      check(schema, sort, value);
    }
  }

  private static void check(KeySchema schema, KeyAttribute attribute, AttributeValue value) {
    if (!attribute.type().matches(value)) {
      throw new EngineError.Validation(
          "One or more parameter values were invalid: "
              + "Condition parameter type does not match schema type");
    }
    KeyRules.checkValue(schema, attribute, value);
  }

  private static List<AttributeValue> values(@Nullable SortCondition condition) {
    return switch (condition) {
      case null -> List.of();
      case SortCondition.Equal(var value) -> List.of(value);
      case SortCondition.Less(var value) -> List.of(value);
      case SortCondition.LessOrEqual(var value) -> List.of(value);
      case SortCondition.Greater(var value) -> List.of(value);
      case SortCondition.GreaterOrEqual(var value) -> List.of(value);
      case SortCondition.Between(var low, var high) -> List.of(low, high);
      case SortCondition.BeginsWith(var prefix) -> List.of(prefix);
    };
  }
}
