package dev.stator.engine.commit;

import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.expression.Update;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a write did.
 *
 * @param before the item before; null if there was none
 * @param effect the item after, and for updates what changed
 */
public record Written(@Nullable Item before, Mutation.Effect effect) {

  public @Nullable Item after() {
    return effect.after();
  }

  boolean isChange() {
    return !Objects.equals(before, after());
  }

  /** What ReturnValues asks for: {@code returnValues} as checked; null if that is nothing. */
  public @Nullable Item returned(@Nullable String returnValues) {
    return switch (returnValues == null ? "NONE" : returnValues) {
      case "NONE" -> null;
      case "ALL_OLD" -> before;
      case "ALL_NEW" -> after();
      case "UPDATED_OLD" -> updated(Update.Outcome::updatedOld);
      case "UPDATED_NEW" -> updated(Update.Outcome::updatedNew);
      default -> throw new IllegalArgumentException(returnValues);
    };
  }

  /** The size that capacity is counted for: the larger of before and after. */
  public int chargedBytes() {
    return Math.max(size(before), size(after()));
  }

  int itemsDelta() {
    return (after() == null ? 0 : 1) - (before == null ? 0 : 1);
  }

  int bytesDelta() {
    return size(after()) - size(before);
  }

  private static int size(@Nullable Item item) {
    return item == null ? 0 : ItemSize.of(item);
  }

  private @Nullable Item updated(Function<Update.Outcome, Item> part) {
    if (effect.update() == null) {
      return null;
    }
    Item updated = part.apply(effect.update());
    return updated.isEmpty() ? null : updated;
  }
}
