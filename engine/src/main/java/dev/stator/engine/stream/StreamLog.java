package dev.stator.engine.stream;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.model.EngineError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The records of all streams, in the LOG space. */
public final class StreamLog {
  private final Store store;
  private final Sequencer sequencer;
  private final InstantSource clock;

  StreamLog(Store store, Sequencer sequencer, InstantSource clock) {
    this.store = store;
    this.sequencer = sequencer;
    this.clock = clock;
  }

  /** A record with the number that tells its place. */
  record Numbered(long number, LoggedRecord logged) {}

  /** What to do with a record that was read; false ends reading, without this record. */
  interface Visitor {
    boolean take(Numbered record);
  }

  /**
   * Commits {@code batch} with a record of each of {@code changes}, in their order. The caller
   * holds the locks of the items, so that the records of one item are in the order of its changes.
   */
  public void commit(Batch batch, List<ItemChange> changes) {
    if (changes.isEmpty()) {
      store.commit(batch);
      return;
    }
    Sequencer.Allotment numbers = sequencer.allot(changes.size());
    try {
      stage(batch, changes, numbers);
      store.commit(batch);
    } catch (EngineError.OutcomeUnknown unknown) {
      // Left underway: a restart may find the records, so nobody may have read beyond them.
      throw unknown;
    } catch (RuntimeException | Error notWritten) {
      sequencer.settle(numbers);
      throw notWritten;
    }
    sequencer.settle(numbers);
  }

  private static void stage(Batch batch, List<ItemChange> changes, Sequencer.Allotment numbers) {
    Instant time = Instant.ofEpochMilli(numbers.millis());
    long number = numbers.first();
    for (ItemChange change : changes) {
      batch.put(
          Space.LOG,
          StreamKeys.record(change.stream().definition().id(), number++),
          LoggedRecordCodec.encode(LoggedRecord.of(change, time)));
    }
  }

  /**
   * Reads records in order.
   *
   * @param from the lowest number
   * @param before where to end, exclusive
   * @return where to go on: {@code before}, unless {@code visitor} ended it
   */
  long read(Stream stream, long from, long before, Visitor visitor) {
    long next = from;
    try (Cursor cursor =
        store.scan(
            Space.LOG,
            StreamKeys.records(stream.definition().id(), from, before),
            Direction.ASCENDING)) {
      while (cursor.next()) {
        long number = StreamKeys.number(cursor.key());
        if (!visitor.take(new Numbered(number, LoggedRecordCodec.decode(cursor.value())))) {
          return next;
        }
        next = number + 1;
      }
    }
    return Math.max(from, before);
  }

  /** The lowest number that a record within the retention may have. */
  long horizon(Stream stream) {
    long oldest = clock.instant().minus(Stream.RETENTION).toEpochMilli();
    long horizon = stream.horizon();
    try (Cursor cursor =
        store.scan(
            Space.LOG,
            StreamKeys.records(stream.definition().id(), horizon, Long.MAX_VALUE),
            Direction.ASCENDING)) {
      while (cursor.next() && LoggedRecordCodec.millis(cursor.value()) < oldest) {
        horizon = StreamKeys.number(cursor.key()) + 1;
      }
    }
    stream.raiseHorizon(horizon);
    return stream.horizon();
  }
}
