package dev.stator.server.shell.connection;

import dev.stator.server.shell.connection.Stage.Phase;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.ServerLimits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All open HTTP connections of a server. Ends those whose client takes too long, and, where there
 * are too many, those that are idle or whose clients are slow: never one with a request in work, or
 * whose client sends at a fair pace or is seen to read ({@link Pace}). For many threads.
 */
public final class Connections implements AutoCloseable {
  private static final Duration CHECK = Duration.ofMillis(100);
  private static final Duration REST_CHECK = Duration.ofMillis(10);

  /** When full, this part of all is ended at once, so that a flood pays for one look in many. */
  private static final int CUT_PART = 64;

  /** A client that has its turn for less than this is not slow. */
  static final Duration SLOW = Duration.ofSeconds(1);

  /** Who has not yet said anything for less than this is only on its way. */
  private static final Duration ARRIVING = Duration.ofMillis(100);

  /** Whether a new connection can be served. */
  enum Room {
    TAKEN,
    /** It is told in its protocol's words that it cannot, for which there is room. */
    REFUSED,
    NONE
  }

  private final ServerLimits limits;
  private final InFlight inFlight;
  private final Set<WatchedConnection> open = ConcurrentHashMap.newKeySet();
  private final Set<WatchedConnection> refusing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final LongAdder overdue = new LongAdder();
  private final LongAdder displaced = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Map<String, AtomicInteger> countByPeer = new ConcurrentHashMap<>();

  /**
   * No monitor: up to Java 23 whoever waits for one, or waits while holding one, keeps a carrier.
   */
  private final ReentrantLock makingRoom = new ReentrantLock();

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

  /** Those whose requests have begun and are not answered to the end. */
  public int inProgress() {
    return (int) open.stream().filter(one -> one.stage().isInProgress()).count();
  }

  /**
   * Waits until nothing is in progress; first as long as another request may come.
   *
   * @param endNanos of {@link System#nanoTime}, after which nobody waits
   */
  public void awaitRest(long endNanos) {
    LockSupport.parkNanos(limits.stopLinger().toNanos());
    while (inProgress() > 0 && endNanos - System.nanoTime() > 0) {
      LockSupport.parkNanos(REST_CHECK.toNanos());
    }
  }

  public ConnectionCounts counts() {
    return new ConnectionCounts(open.size(), overdue.sum(), displaced.sum(), refused.sum());
  }

  /** Finds room for a connection, perhaps by ending others. */
  Room add(WatchedConnection connection) {
    String peer = connection.peer();
    AtomicInteger ofPeer = countByPeer.compute(peer, (any, known) -> oneMore(known));
    count.incrementAndGet();
    boolean room =
        hasRoom(ofPeer, limits.peerConnectionsMax(), one -> one.peer().equals(peer))
            && hasRoom(count, limits.connectionsMax(), any -> true);
    if (room) {
      open.add(connection);
      return Room.TAKEN;
    }
    refused.increment();
    forget(connection);
    return addRefused(connection);
  }

  /** Takes one on that is to be refused, if there are not too many of them. */
  Room addRefused(WatchedConnection connection) {
    refusing.add(connection);
    if (refusing.size() <= ServerLimits.REFUSALS_MAX) {
      return Room.REFUSED;
    }
    refusing.remove(connection);
    return Room.NONE;
  }

  void remove(WatchedConnection connection) {
    if (open.remove(connection)) {
      forget(connection);
    } else {
      refusing.remove(connection);
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
    if (now.get() <= max) {
      return true;
    }
    makingRoom.lock();
    try {
      return makeRoom(now, max, among);
    } finally {
      makingRoom.unlock();
    }
  }

  /**
   * Those that never had an answer go first, oldest first, then idle and slow ones: a flood must
   * not wash away who is being served, and nobody pays with a request in work.
   */
  private boolean makeRoom(AtomicInteger now, int max, Predicate<WatchedConnection> among) {
    int over = now.get() - max;
    if (over <= 0) {
      return true;
    }
    long nanos = System.nanoTime();
    List<WatchedConnection> known = open.stream().filter(among).toList();
    List<Candidate> candidates =
        known.stream().map(Candidate::of).filter(one -> one.mayGo(nanos)).toList();
    // So many that say nothing, those included that wait for room just now, are no accident of the
    // moment: there is no waiting for them.
    boolean flood = candidates.size() + now.get() - known.size() > max / 2;
    return candidates.stream()
            .filter(one -> flood || !one.isArriving(nanos))
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
    long nanos = System.nanoTime();
    open.stream()
        .filter(connection -> connection.held() > 0)
        .map(Candidate::of)
        .filter(one -> one.stage.phase() == Phase.BODY || one.stage.phase() == Phase.SENDING)
        .filter(one -> one.mayGo(nanos))
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

    /** Whether nobody is hurt by its end but who is slow. */
    boolean mayGo(long nanos) {
      return switch (stage.phase()) {
        case IDLE, HEAD -> !served || isSince(SLOW, nanos);
        case BODY, SENDING -> isSince(SLOW, nanos) && connection.pace().isSlow(stage.phase());
        case DISCARDING -> isSince(SLOW, nanos);
        case ANSWERING, OVER -> false;
      };
    }

    boolean isArriving(long nanos) {
      return !isSince(ARRIVING, nanos);
    }

    private boolean isSince(Duration age, long nanos) {
      return nanos - stage.sinceNanos() > age.toNanos();
    }
  }

  private void watch() {
    while (!closed) {
      long now = System.nanoTime();
      open.forEach(connection -> cutIfOverdue(connection, now));
      refusing.forEach(connection -> cutIfOverdue(connection, now));
      LockSupport.parkNanos(CHECK.toNanos());
    }
  }

  private void cutIfOverdue(WatchedConnection connection, long now) {
    Stage stage = connection.stage();
    if (stage.phase() != Phase.OVER && stage.deadlineNanos() - now < 0) {
      cut(new Candidate(connection, stage, false), overdue);
    }
  }

  /** Stops looking after them; the listeners end them. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watch);
  }
}
