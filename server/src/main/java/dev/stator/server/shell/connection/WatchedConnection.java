package dev.stator.server.shell.connection;

import dev.stator.server.shell.connection.Connections.Room;
import dev.stator.server.shell.connection.Stage.Phase;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.server.shell.limit.OverloadedException;
import dev.stator.server.shell.limit.ServerLimits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * One connection, from accepting to closing, and where it is in its current request (the states are
 * {@link Stage.Phase}'s). Its own thread moves it on; any other thread may only end it, by closing
 * its socket, never by an interrupt: that would hit whatever the thread does just then.
 */
public final class WatchedConnection implements ServerConnection {
  /** A connection has one thread, and a thread one connection. */
  private static final ThreadLocal<WatchedConnection> CURRENT = new ThreadLocal<>();

  private static final Duration UNBOUNDED = Duration.ofDays(365);
  private static final byte[] TIMED_OUT = bare("408 Request Timeout", "");
  private static final byte[] NO_ROOM =
      bare(
          "503 Service Unavailable\r\nRetry-After: 1\r\nContent-Type: text/plain",
          "too many connections\n");

  private final Connections connections;
  private final ServerLimits limits;
  private final InFlight inFlight;
  private final ConnectionContext context;
  private final GuardedReader reader;
  private final ServerConnection http;
  private final String peer;
  private final AtomicReference<Stage> stage;
  private final Pace pace = new Pace();
  private volatile boolean ending;
  private volatile boolean served;
  private boolean refusing;
  private boolean old;
  private volatile long held;
  private long received;
  private long receivedInWindow;
  private long discardedInStep;

  WatchedConnection(
      Connections connections,
      ConnectionContext context,
      Function<ConnectionContext, ServerConnection> http,
      boolean refusing) {
    this.connections = connections;
    this.refusing = refusing;
    this.limits = connections.limits();
    this.inFlight = connections.inFlight();
    this.context = context;
    this.peer = context.remotePeer().host();
    GuardedContext guarded = new GuardedContext(context, this::receive, pace);
    this.reader = guarded.dataReader();
    this.http = http.apply(guarded);
    // The first read shakes hands, which must not take as long as an idle connection may wait.
    this.stage =
        new AtomicReference<>(stage(Phase.IDLE, context.isSecure() ? limits.headMax() : idleMax()));
  }

  /** The connection that this thread serves. */
  public static WatchedConnection current() {
    WatchedConnection connection = CURRENT.get();
    if (connection == null) {
      throw new IllegalStateException("not the thread of a connection");
    }
    return connection;
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    Room room = refusing ? connections.addRefused(this) : connections.add(this);
    if (room == Room.NONE) {
      send(NO_ROOM);
      return;
    }
    CURRENT.set(this);
    try {
      if (room == Room.REFUSED) {
        refusing = true;
        enter(Phase.IDLE, ServerLimits.REFUSAL_MAX);
      }
      if (connections.isEnding() && !refusing) {
        close(false);
      }
      http.handle(limit);
    } finally {
      CURRENT.remove();
      connections.remove(this);
      release();
    }
  }

  // What its own thread does.

  private byte[] receive() {
    byte[] bytes;
    try {
      bytes = context.serverSocket().get();
    } catch (RuntimeException broken) {
      throw isOver()
          ? new CloseConnectionException("cut off", broken)
          : new ServerConnectionException("client went away", broken);
    }
    if (bytes != null) {
      received(bytes.length);
      if (stage.get().phase() == Phase.DISCARDING) {
        discarded(bytes.length);
      }
    } else if (isOver() || stage.get().phase() == Phase.HEAD) {
      throw new CloseConnectionException("ended in the middle of a request");
    }
    return bytes;
  }

  private void received(int count) {
    Stage now = stage.get();
    if (now.phase() == Phase.IDLE) {
      headBegun();
    }
    received += count;
    if (now.phase() == Phase.BODY) {
      pace.moved(count);
      receivedInWindow += count;
      if (receivedInWindow >= ServerLimits.STALL_BYTES) {
        receivedInWindow = 0;
        move(now, new Stage(Phase.BODY, now.sinceNanos(), deadline(limits.stallMax())));
      }
      holdBody();
    }
  }

  private void holdBody() {
    long more = received - ServerLimits.BODY_BYTES_UNCOUNTED - held;
    if (more > 0) {
      hold(more);
    }
  }

  /** A request has begun, perhaps with bytes that came together with the one before. */
  void headBegun() {
    if (stage.get().phase() == Phase.IDLE) {
      received = 0;
      enter(Phase.HEAD, refusing ? ServerLimits.REFUSAL_MAX : limits.headMax());
    }
  }

  /** The first line of a request was read. */
  void begun(RequestLine line) {
    old = line.old();
  }

  /** Whether the client of the current request speaks HTTP/1.0. */
  public boolean isOld() {
    return old;
  }

  void headRead(boolean hasBody) {
    receivedInWindow = 0;
    pace.begin();
    enter(hasBody ? Phase.BODY : Phase.ANSWERING, hasBody ? limits.stallMax() : UNBOUNDED);
  }

  /** The request is whole; what comes next takes as long as it takes. */
  public void answering() {
    enter(Phase.ANSWERING, UNBOUNDED);
  }

  /**
   * A body that is being decoded, or an answer that may still be given up, takes more memory.
   *
   * @throws OverloadedException if there is none left
   */
  public void hold(long more) {
    if (more == 0) {
      return;
    }
    if (!inFlight.tryHold(more)) {
      connections.cutLongestHolding();
      throw new OverloadedException();
    }
    held += more;
  }

  /** The answer goes out now. */
  public void sending(long bytes) {
    long counted = Math.max(0, bytes - ServerLimits.BODY_BYTES_UNCOUNTED);
    if (counted > 0) {
      inFlight.hold(counted);
      held += counted;
    }
    pace.begin();
    enter(Phase.SENDING, limits.sendingMax(bytes));
  }

  /** The answer has gone out. */
  public void answered() {
    release();
    served = true;
    reader.awaitRequest();
    enter(Phase.IDLE, idleMax());
  }

  /** The rest of the request is read only to be thrown away. */
  public void discarding() {
    enter(Phase.DISCARDING, ServerLimits.DISCARD_MAX);
  }

  /** Reads whatever still comes, until the client ends or {@link ServerLimits#DISCARD_MAX}. */
  public void discardAll() {
    discarding();
    try {
      byte[] bytes = context.serverSocket().get();
      while (bytes != null) {
        discarded(bytes.length);
        bytes = context.serverSocket().get();
      }
    } catch (RuntimeException ended) {
      // The client went away, or the time is over: either way this was the end.
    }
  }

  /** What is thrown away shall take no time from those who are answered. */
  private void discarded(int count) {
    discardedInStep += count;
    if (discardedInStep >= ServerLimits.DISCARD_STEP_BYTES) {
      discardedInStep = 0;
      LockSupport.parkNanos(ServerLimits.DISCARD_REST.toNanos());
    }
  }

  /** Whether this connection should take no further request. */
  public boolean isEnding() {
    return ending || refusing || connections.isEnding();
  }

  private Duration idleMax() {
    return isEnding() ? limits.stopLinger() : limits.idleMax();
  }

  /** Whether there is no room for its request, which is to be refused. */
  public boolean isRefusing() {
    return refusing;
  }

  /** Whether it was cut off: nobody is there to be answered. */
  public boolean isOver() {
    return stage.get().phase() == Phase.OVER;
  }

  /** The client's address, without its port. */
  public String peer() {
    return peer;
  }

  /** The bytes that came for the current request. */
  public long received() {
    return received;
  }

  private void release() {
    if (held > 0) {
      inFlight.release(held);
      held = 0;
    }
  }

  private void enter(Phase phase, Duration max) {
    move(stage.get(), stage(phase, max));
  }

  private void move(Stage from, Stage to) {
    if (from.phase() == Phase.OVER || !stage.compareAndSet(from, to)) {
      throw new CloseConnectionException("cut off");
    }
  }

  // What other threads do.

  Stage stage() {
    return stage.get();
  }

  /** Whether it ever had an answer. */
  boolean hasServed() {
    return served;
  }

  long held() {
    return held;
  }

  Pace pace() {
    return pace;
  }

  /** Ends it, if it still is where it was seen. */
  boolean cut(Stage seen) {
    if (!stage.compareAndSet(seen, stage(Phase.OVER, UNBOUNDED))) {
      return false;
    }
    // Not on this thread: closing may wait for a client that does not read.
    Thread.startVirtualThread(() -> close(seen));
    return true;
  }

  private void close(Stage seen) {
    boolean unanswered = seen.phase() == Phase.HEAD || seen.phase() == Phase.BODY;
    if (unanswered && !context.isSecure()) {
      send(TIMED_OUT);
    }
    closeSocket();
  }

  private void closeSocket() {
    try {
      context.serverSocket().close();
    } catch (RuntimeException closedAlready) {
      // That is what was wanted.
    }
  }

  /**
   * At most one more request: one that has begun or that comes within {@link
   * ServerLimits#stopLinger}, as a client may be sending it just now. None if {@code interrupt}.
   */
  @Override
  public void close(boolean interrupt) {
    ending = true;
    Stage now = stage.get();
    if (now.phase() == Phase.IDLE) {
      if (limits.stopLinger().isZero()) {
        cut(now);
      } else {
        stage.compareAndSet(
            now, new Stage(Phase.IDLE, now.sinceNanos(), deadline(limits.stopLinger())));
      }
    }
    if (interrupt) {
      closeSocket();
      http.close(true);
    }
  }

  /** Idle connections are ended here, not by the library. */
  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  private void send(byte[] answer) {
    try {
      context.dataWriter().writeNow(BufferData.create(answer));
    } catch (RuntimeException unreachable) {
      // Nobody is left to be told.
    }
  }

  private static Stage stage(Phase phase, Duration max) {
    long now = System.nanoTime();
    return new Stage(phase, now, now + max.toNanos());
  }

  private static long deadline(Duration max) {
    return System.nanoTime() + max.toNanos();
  }

  private static byte[] bare(String status, String body) {
    return ("HTTP/1.1 "
            + status
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
