package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Item;
import org.jspecify.annotations.Nullable;

/** What a comparison or function of a condition works on. */
sealed interface Operand extends ConditionNode {

  /** The value of this operand in {@code item}, or null when it has none. */
  @Nullable AttributeValue in(Item item);

  /** The type that this operand always has, or null when that depends on the item. */
  @Nullable String knownType();

  /** A value of the item. */
  record Reference(DocumentPath path) implements Operand {
    @Override
    public @Nullable AttributeValue in(Item item) {
      return path.in(item);
    }

    @Override
    public @Nullable String knownType() {
      return null;
    }
  }

  /** A value of the request. */
  record Literal(AttributeValue value) implements Operand {
    @Override
    public AttributeValue in(Item item) {
      return value;
    }

    @Override
    public String knownType() {
      return value.type();
    }
  }

  /**
   * {@code size(operand)}: characters of a string (UTF-16 units, as the service counts them), bytes
   * of a binary, members of a set, list or map. Nothing else has a size.
   */
  record Size(Operand measured) implements Operand {
    @Override
    public @Nullable AttributeValue in(Item item) {
      AttributeValue value = measured.in(item);
      return switch (value) {
        case null -> null;
        case AttributeValue.S(String text) -> number(text.length());
        case AttributeValue.B(var bytes) -> number(bytes.length());
        case AttributeValue.SS(var members) -> number(members.size());
        case AttributeValue.NS(var members) -> number(members.size());
        case AttributeValue.BS(var members) -> number(members.size());
        case AttributeValue.L(var elements) -> number(elements.size());
        case AttributeValue.M(var entries) -> number(entries.size());
        case AttributeValue.N none -> null;
        case AttributeValue.Bool none -> null;
        case AttributeValue.Null none -> null;
      };
    }

    @Override
    public String knownType() {
      return "N";
    }

    private static AttributeValue number(int count) {
      return new AttributeValue.N(DynamoNumber.of(count));
    }
  }
}
