package dev.stator.engine.commit;

import dev.stator.engine.expiry.Expiry;
import dev.stator.engine.validation.ItemRules;
import dev.stator.model.Item;
import dev.stator.model.expression.Update;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a write makes of an item. */
public sealed interface Mutation {

  /**
   * @param before the item as it stands; null if there is none
   * @throws dev.stator.model.EngineError.Validation if the item cannot be changed so
   */
  Effect apply(@Nullable Item before);

  /**
   * @param after null when there is no item afterwards
   * @param update what an update expression did; null if there was none
   */
  record Effect(@Nullable Item after, Update.@Nullable Outcome update) {
    static Effect of(@Nullable Item after) {
      return new Effect(after, null);
    }
  }

  /** The item as it stands: a transaction only looks at it. */
  record Keep() implements Mutation {
    @Override
    public Effect apply(@Nullable Item before) {
      return Effect.of(before);
    }
  }

  /** {@code item}, whatever there was before. */
  record Put(Item item) implements Mutation {
    @Override
    public Effect apply(@Nullable Item before) {
      return Effect.of(item);
    }
  }

  /** No item. */
  record Delete() implements Mutation {
    @Override
    public Effect apply(@Nullable Item before) {
      return Effect.of(null);
    }
  }

  /** No item, if its time to live is over at {@code now}; otherwise the item as it stands. */
  record Expire(String attribute, Instant now) implements Mutation {
    @Override
    public Effect apply(@Nullable Item before) {
      return Effect.of(Expiry.isOver(before, attribute, now) ? null : before);
    }
  }

  /**
   * What an update expression makes of the item, or of its bare key if there is none.
   *
   * @param update null for a request without update expression: it makes sure that there is an item
   */
  record Modify(Item key, @Nullable Update update) implements Mutation {
    @Override
    public Effect apply(@Nullable Item before) {
      if (update == null) {
        return Effect.of(before == null ? key : before);
      }
      if (before == null && !update.createsItem()) {
        return Effect.of(null);
      }
      Update.Outcome outcome = before == null ? update.applyToMissing(key) : update.apply(before);
      ItemRules.checkUpdated(outcome.after());
      return new Effect(outcome.after(), outcome);
    }
  }
}
