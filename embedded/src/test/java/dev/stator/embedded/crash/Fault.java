package dev.stator.embedded.crash;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A kind of record that a faulty engine would now and then leave out of a batch. */
enum Fault {
  NONE(Space.META, (byte) 0),
  INDEX_ENTRY(Space.DATA, (byte) 'I'),
  STREAM_RECORD(Space.LOG, (byte) 'S'),
  TOKEN(Space.LOG, (byte) 'K');

  private static final int EVERY = 5;

  private final Space space;
  private final byte kind;

  Fault(Space space, byte kind) {
    this.space = space;
    this.kind = kind;
  }

  /** Every fifth record of this kind that is put. */
  Predicate<Batch.Change> everyFifth() {
    AtomicInteger met = new AtomicInteger();
    return change ->
        change instanceof Batch.Put put
            && put.space() == space
            && put.key()[0] == kind
            && met.incrementAndGet() % EVERY == 0;
  }
}
