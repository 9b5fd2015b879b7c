package dev.stator.server.unstorage;

import dev.stator.unstorage.ChangeKind;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.Watch;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one Storage, numbered, for all who watch it: the last of them are kept, so that
 * who lost the connection goes on where it was. Listens while somebody reads, and a while longer;
 * when that is over, numbers of before are worth nothing.
 */
final class ChangeFeed {
  private static final Pattern ID = Pattern.compile("([0-9a-f]{16})-(\\d{1,18})");

  private final Storage storage;
  private final Duration linger;

  /** Held while a watch begins, which may take a minute: no monitor, which pins threads. */
  private final ReentrantLock joining = new ReentrantLock();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final @Nullable Change[] kept;

  /** The last change has this number, the first 1; guarded by the lock, as are those kept. */
  private long last;

  /** Tells the numbers of this time of listening from those of others. */
  private String period = "";

  private @Nullable Watch watch;
  private int readers;
  private long joined;

  /**
   * @param keptMax changes that are kept
   * @param linger how long to listen on after the last reader left
   */
  ChangeFeed(Storage storage, int keptMax, Duration linger) {
    this.storage = storage;
    this.kept = new @Nullable Change[keptMax];
    this.linger = linger;
  }

  /** A change of the item {@code key}. */
  record Change(ChangeKind kind, String key) {}

  /**
   * Begins to read.
   *
   * @param base tells of keys that begin with it
   * @param after the id where another reader was; null to begin with what changes from now on
   * @throws RuntimeException if the Storage cannot be watched
   */
  Reader join(String base, @Nullable String after) {
    joining.lock();
    try {
      if (watch == null) {
        begin();
      }
      readers++;
      joined++;
      return new Reader(base, after);
    } finally {
      joining.unlock();
    }
  }

  private void begin() {
    lock.lock();
    try {
      last = 0;
      period = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    } finally {
      lock.unlock();
    }
    watch = storage.watch(this::keep);
  }

  private void keep(ChangeKind kind, String key) {
    lock.lock();
    try {
      last++;
      kept[slot(last)] = new Change(kind, key);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int slot(long number) {
    return (int) (number % kept.length);
  }

  private void leave() {
    readers--;
    if (readers == 0) {
      long then = joined;
      Thread.ofVirtual().name("storage-feed-linger").start(() -> endUnlessJoined(then));
    }
  }

  private void endUnlessJoined(long then) {
    try {
      Thread.sleep(linger);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    joining.lock();
    try {
      if (joined == then && watch != null) {
        watch.close();
        watch = null;
      }
    } finally {
      joining.unlock();
    }
  }

  /** One who reads, by one thread. */
  final class Reader {
    private final String base;
    private long position;
    private boolean lost;
    private boolean left;

    private Reader(String base, @Nullable String after) {
      this.base = base;
      lock.lock();
      try {
        position = after == null ? last : positionOf(after);
      } finally {
        lock.unlock();
      }
    }

    /** An id of another time, or of what is kept no more, was lost. */
    private long positionOf(String id) {
      Matcher matcher = ID.matcher(id);
      long number =
          matcher.matches() && matcher.group(1).equals(period)
              ? Long.parseLong(matcher.group(2))
              : -1;
      lost = number < Math.max(0, last - kept.length) || number > last;
      return lost ? last : number;
    }

    /** Where this reader is: after all that it was told. */
    String id() {
      return period + "-" + position;
    }

    /** Whether it missed changes; asked once. */
    boolean takeLost() {
      boolean taken = lost;
      lost = false;
      return taken;
    }

    /**
     * The next change; waits for it.
     *
     * @return null if there was none in that time, or changes were lost
     */
    @Nullable Change next(long millis) throws InterruptedException {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      lock.lockInterruptibly();
      try {
        while (true) {
          if (position < last - kept.length) {
            lost = true;
            position = last;
            return null;
          }
          while (position < last) {
            position++;
            Change change = kept[slot(position)];
            if (change != null && change.key().startsWith(base)) {
              return change;
            }
          }
          if (nanos <= 0) {
            return null;
          }
          nanos = changed.awaitNanos(nanos);
        }
      } finally {
        lock.unlock();
      }
    }

    /** Ends reading; for any thread, and may be repeated. */
    void leave() {
      joining.lock();
      try {
        if (!left) {
          left = true;
          ChangeFeed.this.leave();
        }
      } finally {
        joining.unlock();
      }
    }
  }
}
