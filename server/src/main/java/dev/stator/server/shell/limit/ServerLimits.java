package dev.stator.server.shell.limit;

import java.time.Duration;

/**
 * The bounds of a server, all listeners together. Times are of waiting for a client; how long the
 * server itself takes is not bounded here.
 *
 * @param connectionsMax HTTP connections; a further one takes the place of one that is idle or
 *     whose client is slow, or is refused if there is none
 * @param peerConnectionsMax the same for the connections of one address
 * @param requestsMax requests being answered, HTTP and gRPC; a further one is refused
 * @param bytesMax bodies of requests being received or answered, and as many of answers, beyond
 *     {@link #BODY_BYTES_UNCOUNTED} each; a request that needs more is refused
 * @param headMax from a request's first byte to the end of its headers; over TLS also from
 *     connecting to the first request
 * @param stallMax in this time a body must bring {@link #STALL_BYTES}, or its end
 * @param idleMax a connection without a request
 * @param stopLinger how long a stop waits for a request on each open connection that has none
 * @param stopMax how long a stop waits for requests in progress
 */
public record ServerLimits(
    int connectionsMax,
    int peerConnectionsMax,
    int requestsMax,
    long bytesMax,
    Duration headMax,
    Duration stallMax,
    Duration idleMax,
    Duration stopLinger,
    Duration stopMax) {

  /** What each body may have for free, so that big ones never crowd out small ones. */
  public static final int BODY_BYTES_UNCOUNTED = 64 * 1024;

  /** 1 KB a second, over {@link #stallMax} of ten. */
  public static final int STALL_BYTES = 10 * 1024;

  /** Who sends a body more slowly may lose its place to others when there is no more. */
  public static final int FAIR_BYTES_PER_SECOND = 16 * 1024;

  /** Bytes a second at which a client must at least take an answer, beside {@link #stallMax}. */
  public static final int SENDING_BYTES_PER_SECOND = 16 * 1024;

  /**
   * Connections beyond the most that are open at the same time only to be refused in the words of
   * their protocol; further ones get one bare answer.
   */
  public static final int REFUSALS_MAX = 64;

  /** How long such a connection may take to say what it wants. */
  public static final Duration REFUSAL_MAX = Duration.ofSeconds(2);

  /** How long the rest of a refused request is read, so that its sender sees the answer. */
  public static final Duration DISCARD_MAX = Duration.ofSeconds(2);

  /** After so many bytes of that the reader rests for {@link #DISCARD_REST}. */
  public static final int DISCARD_STEP_BYTES = 64 * 1024;

  public static final Duration DISCARD_REST = Duration.ofNanos(500_000);

  private static final long MEBIBYTE = 1024 * 1024;

  public static final ServerLimits DEFAULT =
      new ServerLimits(
          4096,
          1024,
          1024,
          256 * MEBIBYTE,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ZERO,
          Duration.ofSeconds(10));

  public ServerLimits {
    if (connectionsMax < 1 || peerConnectionsMax < 1 || requestsMax < 1 || bytesMax < 1) {
      throw new IllegalArgumentException("a limit below 1 would serve nobody");
    }
  }

  /** How long a client may take for an answer of {@code bytes}. */
  public Duration sendingMax(long bytes) {
    return stallMax.plusSeconds(bytes / SENDING_BYTES_PER_SECOND);
  }

  public ServerLimits withConnections(int all, int ofOnePeer) {
    return new ServerLimits(
        all, ofOnePeer, requestsMax, bytesMax, headMax, stallMax, idleMax, stopLinger, stopMax);
  }

  public ServerLimits withInFlight(int requests, long bytes) {
    return new ServerLimits(
        connectionsMax,
        peerConnectionsMax,
        requests,
        bytes,
        headMax,
        stallMax,
        idleMax,
        stopLinger,
        stopMax);
  }

  public ServerLimits withPatience(Duration head, Duration stall, Duration idle) {
    return new ServerLimits(
        connectionsMax,
        peerConnectionsMax,
        requestsMax,
        bytesMax,
        head,
        stall,
        idle,
        stopLinger,
        stopMax);
  }

  public ServerLimits withStop(Duration linger, Duration max) {
    return new ServerLimits(
        connectionsMax,
        peerConnectionsMax,
        requestsMax,
        bytesMax,
        headMax,
        stallMax,
        idleMax,
        linger,
        max);
  }
}
