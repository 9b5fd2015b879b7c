package dev.stator.engine.transaction;

import dev.stator.engine.capacity.TransactionCapacity;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.model.EngineError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers by their tokens which transactions were done, for ten minutes and across restarts. The
 * record of a token is written in the batch of its transaction: there is one if and only if the
 * transaction was done.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Idempotency" of TransactWriteItems.
 */
public final class ClientTokens {
  private static final Duration VALIDITY = Duration.ofMinutes(10);

  /** Records are kept by the period in which they were made: few to look into, few to delete. */
  private static final long PERIOD_MILLIS = Duration.ofMinutes(5).toMillis();

  /** How long a request waits for another one with its token. */
  private static final Duration IN_PROGRESS_WAIT = Duration.ofSeconds(1);

  private final Store store;
  private final InstantSource clock;
  private final ConcurrentMap<ByteBuffer, CountDownLatch> claimed = new ConcurrentHashMap<>();
  private final AtomicInteger deletedBefore = new AtomicInteger();

  public ClientTokens(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps other requests with this token out until the claim is closed.
   *
   * @throws EngineError.TransactionInProgress if one is still running after a while
   */
  Claim claim(ClientToken token) {
    ByteBuffer key = ByteBuffer.wrap(token.key());
    CountDownLatch mine = new CountDownLatch(1);
    long deadline = System.nanoTime() + IN_PROGRESS_WAIT.toNanos();
    for (CountDownLatch other = claimed.putIfAbsent(key, mine);
        other != null;
        other = claimed.putIfAbsent(key, mine)) {
      if (!isReleased(other, deadline)) {
        throw new EngineError.TransactionInProgress(
            "The transaction with the given request token is already in progress.");
      }
    }
    return new Claim(token, key, mine);
  }

  private static boolean isReleased(CountDownLatch other, long deadline) {
    try {
      return other.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The only request with a token that runs at the moment. */
  final class Claim implements AutoCloseable {
    private final ClientToken token;
    private final ByteBuffer key;
    private final CountDownLatch released;

    private Claim(ClientToken token, ByteBuffer key, CountDownLatch released) {
      this.token = token;
      this.key = key;
      this.released = released;
    }

    /**
     * What reading its items again costs, if the transaction was done already; null if it was not.
     *
     * @throws EngineError.IdempotentParameterMismatch if another one was done with the token
     */
    @Nullable TransactionCapacity done() {
      Instant now = clock.instant();
      // One period more than now's, in case the clock was set back a little.
      for (int period = period(now) + 1; period >= oldestPeriod(now); period--) {
        byte[] stored = store.get(Space.LOG, TokenCodec.key(period, token.key()));
        if (stored == null) {
          continue;
        }
        TokenCodec.Done done = TokenCodec.decode(stored);
        if (done.at().plus(VALIDITY).isAfter(now)) {
          if (!token.isOfSameRequest(done.digest())) {
            throw new EngineError.IdempotentParameterMismatch(
                "Specified idempotent token was used with different request parameters within the "
                    + "idempotency window");
          }
          return done.readCapacity();
        }
      }
      return null;
    }

    /** Records with {@code batch} that the transaction was done; forgets what is out of date. */
    void stage(Batch batch, TransactionCapacity readCapacity) {
      Instant now = clock.instant();
      int oldest = oldestPeriod(now);
      if (deletedBefore.getAndAccumulate(oldest, Math::max) < oldest) {
        batch.deleteRange(Space.LOG, TokenCodec.before(oldest));
      }
      batch.put(
          Space.LOG,
          TokenCodec.key(period(now), token.key()),
          TokenCodec.encode(new TokenCodec.Done(token.digest(), now, readCapacity)));
    }

    @Override
    public void close() {
      claimed.remove(key, released);
      released.countDown();
    }
  }

  private static int oldestPeriod(Instant now) {
    return period(now.minus(VALIDITY));
  }

  private static int period(Instant instant) {
    return (int) Math.max(0, instant.toEpochMilli() / PERIOD_MILLIS);
  }
}
