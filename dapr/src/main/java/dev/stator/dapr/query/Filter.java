package dev.stator.dapr.query;

import dev.stator.tables.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values a query wants. What does not have the path is not wanted, whatever the comparison,
 * as in SQL.
 */
public sealed interface Filter {

  boolean accepts(JsonValue value);

  /** Every value. */
  record All() implements Filter {
    @Override
    public boolean accepts(JsonValue value) {
      return true;
    }
  }

  /** How one value is compared. */
  enum Comparison {
    EQ,
    NEQ,
    GT,
    GTE,
    LT,
    LTE
  }

  /** One comparison. Greater and smaller are for numbers and for strings, each among themselves. */
  record Compare(Comparison comparison, Path path, JsonValue operand) implements Filter {
    @Override
    public boolean accepts(JsonValue value) {
      @Nullable JsonValue found = path.in(value);
      if (found == null) {
        return false;
      }
      return switch (comparison) {
        case EQ -> JsonOrder.areEqual(found, operand);
        case NEQ -> !JsonOrder.areEqual(found, operand);
        case GT -> ordered(found) && JsonOrder.INSTANCE.compare(found, operand) > 0;
        case GTE -> ordered(found) && JsonOrder.INSTANCE.compare(found, operand) >= 0;
        case LT -> ordered(found) && JsonOrder.INSTANCE.compare(found, operand) < 0;
        case LTE -> ordered(found) && JsonOrder.INSTANCE.compare(found, operand) <= 0;
      };
    }

    private boolean ordered(JsonValue found) {
      return JsonOrder.areComparable(found, operand);
    }
  }

  /** One of several values. */
  record In(Path path, List<JsonValue> operands) implements Filter {
    @Override
    public boolean accepts(JsonValue value) {
      @Nullable JsonValue found = path.in(value);
      return found != null
          && operands.stream().anyMatch(operand -> JsonOrder.areEqual(found, operand));
    }
  }

  /** All of several filters. */
  record And(List<Filter> filters) implements Filter {
    @Override
    public boolean accepts(JsonValue value) {
      return filters.stream().allMatch(filter -> filter.accepts(value));
    }
  }

  /** Any of several filters. */
  record Or(List<Filter> filters) implements Filter {
    @Override
    public boolean accepts(JsonValue value) {
      return filters.stream().anyMatch(filter -> filter.accepts(value));
    }
  }
}
