package dev.stator.engine.stream;

import dev.stator.engine.catalog.StreamViewType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A stream that can be read, and written while it is open. Changed only by {@link Streams}. */
public final class Stream {
  /** Source: Amazon DynamoDB Developer Guide, "Change data capture for DynamoDB Streams". */
  static final Duration RETENTION = Duration.ofHours(24);

  private final String arn;
  private final AtomicLong horizon;
  private volatile State state;

  /**
   * Definition and shards at one moment.
   *
   * @param shards in order; never empty, the last is open if the stream is
   */
  record State(StreamDefinition definition, List<Shard> shards) {
    State {
      shards = List.copyOf(shards);
    }

    /** The number at which the shard at {@code index} ends; null while it is open. */
    @Nullable Long end(int index) {
      if (index + 1 < shards.size()) {
        return shards.get(index + 1).start();
      }
      StreamDefinition.Closing closing = definition.closing();
      return closing == null ? null : closing.before();
    }

    private @Nullable Instant endTime(int index) {
      if (index + 1 < shards.size()) {
        return shards.get(index + 1).creationTime();
      }
      StreamDefinition.Closing closing = definition.closing();
      return closing == null ? null : closing.time();
    }

    /** Where the shards begin of which a record may still be there at {@code now}. */
    int firstRetained(Instant now) {
      int index = 0;
      while (index < shards.size() && isOver(endTime(index), now)) {
        index++;
      }
      return index;
    }

    boolean isGone(Instant now) {
      StreamDefinition.Closing closing = definition.closing();
      return closing != null && isOver(closing.time(), now);
    }

    State with(Shard next) {
      List<Shard> more = new ArrayList<>(shards);
      more.add(next);
      return new State(definition, more);
    }

    private static boolean isOver(@Nullable Instant end, Instant now) {
      return end != null && end.plus(RETENTION).isBefore(now);
    }
  }

  Stream(String arn, State state) {
    this.arn = arn;
    this.state = state;
    this.horizon = new AtomicLong(state.definition().trimmedBefore());
  }

  public String arn() {
    return arn;
  }

  public String label() {
    return definition().label();
  }

  public StreamViewType viewType() {
    return definition().viewType();
  }

  /** Whether changes are recorded. */
  public boolean isOpen() {
    return definition().closing() == null;
  }

  StreamDefinition definition() {
    return state.definition();
  }

  State state() {
    return state;
  }

  void replace(State next) {
    state = next;
  }

  /** Records with lower numbers are older than the retention. */
  long horizon() {
    return horizon.get();
  }

  void raiseHorizon(long number) {
    horizon.accumulateAndGet(number, Math::max);
  }
}
