package dev.stator.engine.stream;

import dev.stator.engine.catalog.KeySchema;
import dev.stator.engine.catalog.StreamViewType;
import dev.stator.model.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is stored: what its stream's view type shows of a change.
 *
 * @param oldImage null if there is none, or the view type does not have it
 * @param newImage null if there is none, or the view type does not have it
 */
record LoggedRecord(
    Event event, Instant time, Item keys, @Nullable Item oldImage, @Nullable Item newImage) {

  /** What happened. Stored as its code. */
  enum Event {
    INSERT(1),
    MODIFY(2),
    REMOVE(3),
    /** A {@code REMOVE} by the service, for the item's time to live. */
    EXPIRE(4);

    private final int code;

    Event(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    /** As the API names it. */
    String apiName() {
      return this == EXPIRE ? REMOVE.name() : name();
    }
  }

  static LoggedRecord of(ItemChange change, Instant time) {
    StreamViewType viewType = change.stream().viewType();
    KeySchema keySchema = change.stream().definition().keySchema();
    Item image = change.after() == null ? change.before() : change.after();
    if (image == null) {
      throw new IllegalArgumentException("a change from nothing to nothing");
    }
    return new LoggedRecord(
        event(change),
        time,
        keySchema.keyOf(image),
        viewType.hasOldImage() ? change.before() : null,
        viewType.hasNewImage() ? change.after() : null);
  }

  private static Event event(ItemChange change) {
    if (change.before() == null) {
      return Event.INSERT;
    }
    if (change.after() != null) {
      return Event.MODIFY;
    }
    return change.expired() ? Event.EXPIRE : Event.REMOVE;
  }
}
