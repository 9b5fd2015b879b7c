package dev.stator.server.shell.connection;

import dev.stator.server.shell.connection.Stage.Phase;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All open HTTP connections of a server. Ends those whose client takes too long, and, where there
 * are too many, those that have waited longest for their clients. For many threads.
 */
public final class Connections implements AutoCloseable {
  private static final Duration CHECK = Duration.ofMillis(100);

  /** When full, this part of all is ended at once, so that a flood pays for one look in many. */
  private static final int CUT_PART = 64;

  /** A client that has its turn for less than this is not slow. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final ServerLimits limits;
  private final InFlight inFlight;
  private final Set<WatchedConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final LongAdder overdue = new LongAdder();
  private final LongAdder displaced = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Map<String, AtomicInteger> countByPeer = new ConcurrentHashMap<>();
  private final Thread watch;
  private volatile boolean ending;
  private volatile boolean closed;

  public Connections(ServerLimits limits, InFlight inFlight) {
    this.limits = limits;
    this.inFlight = inFlight;
    this.watch = Thread.ofPlatform().daemon().name("stator-connections").unstarted(this::watch);
    watch.start();
  }

  ServerLimits limits() {
    return limits;
  }

  InFlight inFlight() {
    return inFlight;
  }

  /** From now on each connection, also one that is just being made, takes one more request. */
  public void end() {
    ending = true;
  }

  boolean isEnding() {
    return ending;
  }

  public ConnectionCounts counts() {
    return new ConnectionCounts(open.size(), overdue.sum(), displaced.sum(), refused.sum());
  }

  /**
   * @return whether there was room, perhaps after ending others
   */
  boolean add(WatchedConnection connection) {
    String peer = connection.peer();
    AtomicInteger ofPeer = countByPeer.compute(peer, (any, known) -> oneMore(known));
    count.incrementAndGet();
    boolean room =
        hasRoom(ofPeer, limits.peerConnectionsMax(), one -> one.peer().equals(peer))
            && hasRoom(count, limits.connectionsMax(), any -> true);
    if (room) {
      open.add(connection);
    } else {
      refused.increment();
      forget(connection);
    }
    return room;
  }

  void remove(WatchedConnection connection) {
    if (open.remove(connection)) {
      forget(connection);
    }
  }

  private void forget(WatchedConnection connection) {
    count.decrementAndGet();
    countByPeer.computeIfPresent(
        connection.peer(), (peer, ofPeer) -> ofPeer.decrementAndGet() == 0 ? null : ofPeer);
  }

  private static AtomicInteger oneMore(@Nullable AtomicInteger known) {
    AtomicInteger counted = known == null ? new AtomicInteger() : known;
    counted.incrementAndGet();
    return counted;
  }

  private boolean hasRoom(AtomicInteger now, int max, Predicate<WatchedConnection> among) {
    return now.get() <= max || makeRoom(now, max, among);
  }

  /**
   * Those that never had an answer go first, oldest first, then those that have been idle for
   * longer than {@link #SLOW}: a flood must not wash away who is being served.
   */
  private synchronized boolean makeRoom(
      AtomicInteger now, int max, Predicate<WatchedConnection> among) {
    int over = now.get() - max;
    if (over <= 0) {
      return true;
    }
    long slowSince = System.nanoTime() - SLOW.toNanos();
    return open.stream()
            .filter(among)
            .map(Candidate::of)
            .filter(candidate -> candidate.stage.isWaiting())
            .filter(one -> !one.served || one.stage.sinceNanos() - slowSince < 0)
            .sorted(
                Comparator.comparing(Candidate::served)
                    .thenComparingLong(one -> one.stage.sinceNanos()))
            .filter(one -> cut(one, displaced))
            .limit(over + max / CUT_PART)
            .count()
        > 0;
  }

  /** Makes room for bytes: ends the slow client that has held some for the longest time. */
  void cutLongestHolding() {
    long slowSince = System.nanoTime() - SLOW.toNanos();
    open.stream()
        .filter(connection -> connection.held() > 0)
        .map(Candidate::of)
        .filter(one -> one.stage.phase() == Phase.BODY || one.stage.phase() == Phase.SENDING)
        .filter(one -> one.stage.sinceNanos() - slowSince < 0)
        .min(Comparator.comparingLong(one -> one.stage.sinceNanos()))
        .ifPresent(one -> cut(one, displaced));
  }

  /** Its place is free at once; its thread ends a little later. */
  private boolean cut(Candidate candidate, LongAdder reason) {
    boolean cut = candidate.connection.cut(candidate.stage);
    if (cut) {
      reason.increment();
      remove(candidate.connection);
    }
    return cut;
  }

  /** A connection as it was seen; it moves on meanwhile. */
  private record Candidate(WatchedConnection connection, Stage stage, boolean served) {
    static Candidate of(WatchedConnection connection) {
      return new Candidate(connection, connection.stage(), connection.hasServed());
    }
  }

  private void watch() {
    while (!closed) {
      long now = System.nanoTime();
      for (WatchedConnection connection : open) {
        Stage stage = connection.stage();
        if (stage.phase() != Phase.OVER && stage.deadlineNanos() - now < 0) {
          cut(new Candidate(connection, stage, false), overdue);
        }
      }
      LockSupport.parkNanos(CHECK.toNanos());
    }
  }

  /** Stops looking after them; the listeners end them. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watch);
  }
}
