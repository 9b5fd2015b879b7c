package dev.stator.embedded.crash;

import dev.stator.engine.store.Space;

/** A kind of record that a faulty engine would now and then leave out of a batch. */
enum Fault {
  NONE(Space.META, (byte) 0),
  INDEX_ENTRY(Space.DATA, (byte) 'I'),
  STREAM_RECORD(Space.LOG, (byte) 'S'),
  TOKEN(Space.LOG, (byte) 'K');

  private final Space space;
  private final byte kind;

  Fault(Space space, byte kind) {
    this.space = space;
    this.kind = kind;
  }

  boolean hits(Space changed, byte[] key) {
    return this != NONE && changed == space && key[0] == kind;
  }
}
