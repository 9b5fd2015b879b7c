package dev.stator.store.rocksdb.log;

import dev.stator.store.rocksdb.log.LogFormat.Fragment;
import dev.stator.store.rocksdb.log.LogFormat.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log once, a block at a time. Up to the first damage each fragment must follow the one
 * before; from there on every offset is tried, for whatever was written behind.
 *
 * <pre>
 *   READING ──zeros──► ZEROS ──anything else──► DAMAGED
 *      └──────────anything that is no fragment─────▲
 * </pre>
 *
 * Zeros to the end of the file are space that was set aside, not damage. Damage begins where the
 * last whole record ends, so that it holds the begun record that was hit.
 */
final class LogScanner {
  private enum State {
    READING,
    ZEROS,
    DAMAGED
  }

  private final ByteBuffer block = LogFormat.newBlock();
  private State state = State.READING;
  private @Nullable BegunRecord begun;
  private long records;
  private long firstSequence;
  private long nextSequence;

  /** Where the last whole record before any damage ends. */
  private long soundEnd;

  private long recordsAfter;

  /** Where the first whole record after the damage begins. */
  private long afterAt;

  private LogScanner() {}

  static LogScan scan(Path file) throws IOException {
    return new LogScanner().read(file);
  }

  private LogScan read(Path file) throws IOException {
    long size;
    try (FileChannel channel = FileChannel.open(file)) {
      size = channel.size();
      for (long start = 0; start < size; start += LogFormat.BLOCK_BYTES) {
        fillBlock(channel, start);
        readBlock(start);
      }
    }
    LogScan.Damage damage = null;
    if (state == State.DAMAGED || begun != null) {
      long end = recordsAfter > 0 ? afterAt : size;
      damage = new LogScan.Damage(soundEnd, end - soundEnd, recordsAfter);
    }
    return new LogScan(file, records, firstSequence, nextSequence, damage);
  }

  private void fillBlock(FileChannel channel, long start) throws IOException {
    block.clear();
    while (block.hasRemaining() && channel.read(block, start + block.position()) > 0) {
      // The next read goes on where this one ended.
    }
    block.flip();
  }

  private void readBlock(long start) {
    int at = 0;
    // What is too short for a header at the end of a full block is filler.
    int end = Math.min(block.limit(), LogFormat.BLOCK_BYTES - LogFormat.HEADER_BYTES + 1);
    while (at < end) {
      at =
          switch (state) {
            case READING -> readNext(start, at);
            case ZEROS -> passZeros(at);
            case DAMAGED -> searchNext(start, at);
          };
    }
  }

  /** Reads the fragment at {@code at}; returns where to go on. */
  private int readNext(long start, int at) {
    Fragment fragment = LogFormat.fragmentAt(block, at);
    if (fragment == null) {
      state = begun == null ? State.ZEROS : damaged();
      return at;
    }
    boolean continues = fragment.part() == Part.MIDDLE || fragment.part() == Part.LAST;
    if (fragment.part() != Part.NOTE && continues != (begun != null)) {
      state = damaged();
      return at;
    }
    BegunRecord whole = assemble(start + at, fragment);
    if (whole != null) {
      if (records == 0) {
        firstSequence = whole.sequence();
      }
      records++;
      nextSequence = whole.nextSequence();
    }
    if (begun == null) {
      soundEnd = start + at + fragment.length();
    }
    return at + fragment.length();
  }

  private int passZeros(int at) {
    for (int i = at; i < block.limit(); i++) {
      if (block.get(i) != 0) {
        state = damaged();
        return at;
      }
    }
    return block.limit();
  }

  /** Counts the record that ends with a fragment at {@code at}, if there is one. */
  private int searchNext(long start, int at) {
    Fragment fragment = LogFormat.fragmentAt(block, at);
    if (fragment == null) {
      begun = null;
      return at + 1;
    }
    BegunRecord whole = assemble(start + at, fragment);
    // Older ones are what the disk held before, from a log that was deleted.
    if (whole != null && whole.sequence() >= nextSequence) {
      if (recordsAfter == 0) {
        afterAt = whole.offset();
      }
      recordsAfter++;
    }
    return at + fragment.length();
  }

  private State damaged() {
    begun = null;
    return State.DAMAGED;
  }

  /** The record that {@code fragment} makes whole; null if it makes none. */
  private @Nullable BegunRecord assemble(long offset, Fragment fragment) {
    if (fragment.part() == Part.NOTE) {
      return null;
    }
    if (fragment.part() == Part.WHOLE || fragment.part() == Part.FIRST) {
      begun = new BegunRecord(offset);
    }
    BegunRecord current = begun;
    if (current == null) {
      return null;
    }
    current.add(block, fragment);
    if (fragment.part() == Part.WHOLE || fragment.part() == Part.LAST) {
      begun = null;
      return current;
    }
    return null;
  }
}
