package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an update does at the end of one document path. */
sealed interface UpdateAction {

  /**
   * The value to be there afterwards, or null for none.
   *
   * @param current what is there now, or null
   * @throws EngineError.Validation if that cannot be done with {@code current}
   */
  @Nullable AttributeValue result(@Nullable AttributeValue current, Item before);

  /** Whether the action can put something where nothing is. */
  boolean creates();

  /** SET. */
  record Assign(UpdateValue value) implements UpdateAction {
    @Override
    public AttributeValue result(@Nullable AttributeValue current, Item before) {
      return value.in(before);
    }

    @Override
    public boolean creates() {
      return true;
    }
  }

  /** REMOVE. */
  record Remove() implements UpdateAction {
    static final Remove INSTANCE = new Remove();

    @Override
    public @Nullable AttributeValue result(@Nullable AttributeValue current, Item before) {
      return null;
    }

    @Override
    public boolean creates() {
      return false;
    }
  }

  /** ADD: a number to a number, members to a set; what is not there counts as 0 or empty. */
  record Add(AttributeValue added) implements UpdateAction {
    @Override
    public AttributeValue result(@Nullable AttributeValue current, Item before) {
      return switch (current) {
        case null -> added;
        case AttributeValue.N number when added instanceof AttributeValue.N addend ->
            UpdateValue.sum(number, addend);
        case AttributeValue.SS(var members) when added instanceof AttributeValue.SS(var more) ->
            new AttributeValue.SS(union(members, more));
        case AttributeValue.NS(var members) when added instanceof AttributeValue.NS(var more) ->
            new AttributeValue.NS(union(members, more));
        case AttributeValue.BS(var members) when added instanceof AttributeValue.BS(var more) ->
            new AttributeValue.BS(union(members, more));
        default -> throw UpdateFault.wrongType();
      };
    }

    @Override
    public boolean creates() {
      return true;
    }

    private static <T> Set<T> union(Set<T> members, Set<T> more) {
      Set<T> union = new LinkedHashSet<>(members);
      union.addAll(more);
      return union;
    }
  }

  /** Legacy ADD of a list: its elements after those that are there. */
  record Append(AttributeValue.L added) implements UpdateAction {
    @Override
    public AttributeValue result(@Nullable AttributeValue current, Item before) {
      if (!(current instanceof AttributeValue.L(var elements))) {
        return added;
      }
      List<AttributeValue> joined = new ArrayList<>(elements);
      joined.addAll(added.elements());
      return new AttributeValue.L(joined);
    }

    @Override
    public boolean creates() {
      return true;
    }
  }

  /** A legacy action that wants what is there, if anything, to have the type of its operand. */
  record OfSameType(AttributeValue operand, UpdateAction action) implements UpdateAction {
    @Override
    public @Nullable AttributeValue result(@Nullable AttributeValue current, Item before) {
      if (current != null && !current.type().equals(operand.type())) {
        throw UpdateFault.typeMismatch();
      }
      return action.result(current, before);
    }

    @Override
    public boolean creates() {
      return action.creates();
    }
  }

  /** DELETE: members from a set; a set that loses its last member is gone. */
  record Delete(AttributeValue deleted) implements UpdateAction {
    @Override
    public @Nullable AttributeValue result(@Nullable AttributeValue current, Item before) {
      return switch (current) {
        case null -> null;
        case AttributeValue.SS(var members) when deleted instanceof AttributeValue.SS(var less) -> {
          Set<String> rest = difference(members, less);
          yield rest.isEmpty() ? null : new AttributeValue.SS(rest);
        }
        case AttributeValue.NS(var members) when deleted instanceof AttributeValue.NS(var less) -> {
          var rest = difference(members, less);
          yield rest.isEmpty() ? null : new AttributeValue.NS(rest);
        }
        case AttributeValue.BS(var members) when deleted instanceof AttributeValue.BS(var less) -> {
          var rest = difference(members, less);
          yield rest.isEmpty() ? null : new AttributeValue.BS(rest);
        }
        default -> throw UpdateFault.wrongType();
      };
    }

    @Override
    public boolean creates() {
      return false;
    }

    private static <T> Set<T> difference(Set<T> members, Set<T> less) {
      Set<T> rest = new LinkedHashSet<>(members);
      less.forEach(rest::remove);
      return rest;
    }
  }
}
