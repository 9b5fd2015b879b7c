package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.List;

/** What a SET action assigns. */
sealed interface UpdateValue {

  /**
   * The value, read from the item as it was before the update.
   *
   * @throws EngineError.Validation if the item has no such attribute, or one of a wrong type, or
   *     the result cannot be stored
   */
  AttributeValue in(Item before);

  record Literal(AttributeValue value) implements UpdateValue {
    @Override
    public AttributeValue in(Item before) {
      return value;
    }
  }

  record Reference(DocumentPath path) implements UpdateValue {
    @Override
    public AttributeValue in(Item before) {
      AttributeValue value = path.in(before);
      if (value == null) {
        throw UpdateFault.missingAttribute();
      }
      return value;
    }
  }

  record IfNotExists(DocumentPath path, UpdateValue otherwise) implements UpdateValue {
    @Override
    public AttributeValue in(Item before) {
      AttributeValue value = path.in(before);
      return value == null ? otherwise.in(before) : value;
    }
  }

  record ListAppend(UpdateValue first, UpdateValue second) implements UpdateValue {
    @Override
    public AttributeValue in(Item before) {
      if (first.in(before) instanceof AttributeValue.L(var head)
          && second.in(before) instanceof AttributeValue.L(var tail)) {
        List<AttributeValue> joined = new ArrayList<>(head.size() + tail.size());
        joined.addAll(head);
        joined.addAll(tail);
        return new AttributeValue.L(joined);
      }
      throw UpdateFault.wrongType();
    }
  }

  record Sum(UpdateValue left, UpdateValue right) implements UpdateValue {
    @Override
    public AttributeValue in(Item before) {
      AttributeValue one = left.in(before);
      AttributeValue other = right.in(before);
      if (one instanceof AttributeValue.N augend && other instanceof AttributeValue.N addend) {
        return sum(augend, addend);
      }
      throw UpdateFault.wrongType();
    }
  }

  record Difference(UpdateValue left, UpdateValue right) implements UpdateValue {
    @Override
    public AttributeValue in(Item before) {
      AttributeValue one = left.in(before);
      AttributeValue other = right.in(before);
      if (one instanceof AttributeValue.N minuend && other instanceof AttributeValue.N subtrahend) {
        try {
          return new AttributeValue.N(minuend.value().minus(subtrahend.value()));
        } catch (NumberFormatException cannotBeStored) {
          throw UpdateFault.number(cannotBeStored);
        }
      }
      throw UpdateFault.wrongType();
    }
  }

  static AttributeValue sum(AttributeValue.N augend, AttributeValue.N addend) {
    try {
      return new AttributeValue.N(augend.value().plus(addend.value()));
    } catch (NumberFormatException cannotBeStored) {
      throw UpdateFault.number(cannotBeStored);
    }
  }
}
