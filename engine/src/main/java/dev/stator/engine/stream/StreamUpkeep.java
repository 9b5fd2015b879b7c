package dev.stator.engine.stream;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What streams need from time to time: a new shard when the open one is old enough, and the
 * deletion of what nobody may read any more. Readers never depend on when that happens.
 */
public final class StreamUpkeep {
  /** So much is read and deleted at a time at least: each deletion leaves a mark in the store. */
  private static final Duration TRIMMED_AT_ONCE = Duration.ofMinutes(10);

  private final Store store;
  private final Streams streams;
  private final InstantSource clock;
  private final Duration shardAge;
  private Instant trimmed = Instant.MIN;

  /**
   * @param shardAge how long a shard is written to
   */
  public StreamUpkeep(Store store, Streams streams, InstantSource clock, Duration shardAge) {
    this.store = store;
    this.streams = streams;
    this.clock = clock;
    this.shardAge = shardAge;
  }

  /** Begins new shards where it is time. */
  public void rollShards() {
    for (Stream stream : streams.after(null)) {
      if (isDue(stream)) {
        streams.exclusively(() -> roll(stream));
      }
    }
  }

  private boolean isDue(Stream stream) {
    Instant began = stream.state().shards().getLast().creationTime();
    return stream.isOpen() && !began.plus(shardAge).isAfter(clock.instant());
  }

  private void roll(Stream stream) {
    if (!isDue(stream)) {
      return;
    }
    // Nobody reads beyond the new shard's start before the old one is known to end there.
    streams
        .sequencer()
        .alone(
            start -> {
              Stream.State state = stream.state();
              Shard next =
                  new Shard(
                      start, Instant.ofEpochMilli(clock.millis()), state.shards().getLast().id());
              Batch batch = new Batch();
              Streams.stageShard(batch, state.definition().id(), next);
              store.commit(batch);
              stream.replace(state.with(next));
            });
  }

  /** Deletes records, shards and streams that are older than the retention. */
  public void trim() {
    Instant now = clock.instant();
    if (trimmed.isAfter(now.minus(TRIMMED_AT_ONCE)) && !trimmed.isAfter(now)) {
      return;
    }
    trimmed = now;
    for (Stream stream : streams.all()) {
      streams.exclusively(() -> trim(stream, now));
    }
  }

  private void trim(Stream stream, Instant now) {
    Stream.State state = stream.state();
    long id = state.definition().id();
    Batch batch = new Batch();
    if (state.isGone(now)) {
      batch.delete(Space.META, StreamKeys.stream(id));
      batch.deleteRange(Space.META, StreamKeys.shards(id));
      batch.deleteRange(Space.LOG, StreamKeys.records(id));
      store.commit(batch);
      streams.remove(stream);
      return;
    }
    long horizon = streams.log().horizon(stream);
    int firstRetained = state.firstRetained(now);
    if (horizon == state.definition().trimmedBefore() && firstRetained == 0) {
      return;
    }
    StreamDefinition shortened = state.definition().trimmed(horizon);
    Streams.stageDefinition(batch, shortened);
    batch.deleteRange(Space.LOG, StreamKeys.records(id, 0, horizon));
    List<Shard> shards = state.shards();
    for (Shard over : shards.subList(0, firstRetained)) {
      batch.delete(Space.META, StreamKeys.shard(id, over.start()));
    }
    store.commit(batch);
    stream.replace(new Stream.State(shortened, shards.subList(firstRetained, shards.size())));
  }
}
