package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import java.util.List;

/** What is true or false of an item. */
sealed interface Predicate extends ConditionNode {
  boolean test(Item item);

  record Both(Predicate first, Predicate second) implements Predicate {
    @Override
    public boolean test(Item item) {
      return first.test(item) && second.test(item);
    }
  }

  record Either(Predicate first, Predicate second) implements Predicate {
    @Override
    public boolean test(Item item) {
      return first.test(item) || second.test(item);
    }
  }

  record Not(Predicate negated) implements Predicate {
    @Override
    public boolean test(Item item) {
      return !negated.test(item);
    }
  }

  /** A size that cannot be told meets no comparison, not even {@code <>}. */
  record Comparison(Operand left, Comparator comparator, Operand right) implements Predicate {
    @Override
    public boolean test(Item item) {
      AttributeValue one = left.in(item);
      AttributeValue other = right.in(item);
      if ((one == null && left instanceof Operand.Size)
          || (other == null && right instanceof Operand.Size)) {
        return false;
      }
      return comparator.holds(one, other);
    }
  }

  /** {@code tested BETWEEN low AND high}, both included. */
  record Between(Operand tested, Operand low, Operand high) implements Predicate {
    @Override
    public boolean test(Item item) {
      AttributeValue value = tested.in(item);
      return Comparator.GREATER_OR_EQUAL.holds(value, low.in(item))
          && Comparator.LESS_OR_EQUAL.holds(value, high.in(item));
    }
  }

  record In(Operand tested, List<Operand> candidates) implements Predicate {
    @Override
    public boolean test(Item item) {
      AttributeValue value = tested.in(item);
      if (value == null) {
        return false;
      }
      for (Operand candidate : candidates) {
        if (Comparator.EQUAL.holds(value, candidate.in(item))) {
          return true;
        }
      }
      return false;
    }
  }

  record Exists(DocumentPath path) implements Predicate {
    @Override
    public boolean test(Item item) {
      return path.in(item) != null;
    }
  }

  record NotExists(DocumentPath path) implements Predicate {
    @Override
    public boolean test(Item item) {
      return path.in(item) == null;
    }
  }

  /** {@code attribute_type(operand, :type)}. */
  record OfType(Operand operand, String type) implements Predicate {
    @Override
    public boolean test(Item item) {
      AttributeValue value = operand.in(item);
      return value != null && value.type().equals(type);
    }
  }

  record BeginsWith(Operand operand, Operand prefix) implements Predicate {
    @Override
    public boolean test(Item item) {
      AttributeValue value = operand.in(item);
      AttributeValue start = prefix.in(item);
      if (value instanceof AttributeValue.S text && start instanceof AttributeValue.S part) {
        return text.value().startsWith(part.value());
      }
      return value instanceof AttributeValue.B bytes
          && start instanceof AttributeValue.B part
          && bytes.value().startsWith(part.value());
    }
  }

  /** A part of a string or binary, or a member of a set or list. */
  record Contains(Operand container, Operand part) implements Predicate {
    @Override
    public boolean test(Item item) {
      AttributeValue whole = container.in(item);
      AttributeValue member = part.in(item);
      if (whole == null || member == null) {
        return false;
      }
      return switch (whole) {
        case AttributeValue.S(String text) ->
            member instanceof AttributeValue.S sought && text.contains(sought.value());
        case AttributeValue.B(var bytes) ->
            member instanceof AttributeValue.B sought && bytes.contains(sought.value());
        case AttributeValue.SS(var texts) ->
            member instanceof AttributeValue.S sought && texts.contains(sought.value());
        case AttributeValue.NS(var numbers) ->
            member instanceof AttributeValue.N sought && numbers.contains(sought.value());
        case AttributeValue.BS(var binaries) ->
            member instanceof AttributeValue.B sought && binaries.contains(sought.value());
        case AttributeValue.L(var elements) -> elements.contains(member);
        default -> false;
      };
    }
  }
}
