package dev.stator.engine.stream;

import dev.stator.engine.catalog.Alongside;
import dev.stator.engine.catalog.StreamViewType;
import dev.stator.engine.catalog.TableArns;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All streams that can still be read, in memory and in the META space. Looking up never waits;
 * changes are made one at a time, each by one batch.
 */
public final class Streams {
  private final InstantSource clock;
  private final TableArns arns;
  private final Sequencer sequencer;
  private final StreamLog log;
  private final NavigableMap<String, Stream> byArn = new ConcurrentSkipListMap<>();
  private final Map<Integer, Stream> latestByTable = new ConcurrentHashMap<>();
  private final ReentrantLock changing = new ReentrantLock();

  private Streams(Store store, TableArns arns, InstantSource clock) {
    this.clock = clock;
    this.arns = arns;
    this.sequencer = new Sequencer(store, clock);
    this.log = new StreamLog(store, sequencer, clock);
  }

  /** Reads the streams that {@code store} has. */
  public static Streams open(Store store, TableArns arns, InstantSource clock) {
    Streams streams = new Streams(store, arns, clock);
    try (Cursor cursor = store.scan(Space.META, StreamKeys.streams(), Direction.ASCENDING)) {
      while (cursor.next()) {
        StreamDefinition definition = StreamDefinitionCodec.decode(cursor.value());
        streams.add(new Stream.State(definition, readShards(store, definition.id())));
      }
    }
    return streams;
  }

  private static List<Shard> readShards(Store store, long streamId) {
    List<Shard> shards = new ArrayList<>();
    try (Cursor cursor = store.scan(Space.META, StreamKeys.shards(streamId), Direction.ASCENDING)) {
      while (cursor.next()) {
        shards.add(
            StreamDefinitionCodec.decodeShard(StreamKeys.number(cursor.key()), cursor.value()));
      }
    }
    return shards;
  }

  public StreamLog log() {
    return log;
  }

  Sequencer sequencer() {
    return sequencer;
  }

  /** The stream that records the changes of a table; null if there is none. */
  public @Nullable Stream openOf(int tableId) {
    Stream latest = latestByTable.get(tableId);
    return latest != null && latest.isOpen() ? latest : null;
  }

  /** The newest stream of a table, which may be closed; null if none can be read. */
  public @Nullable Stream latestOf(int tableId) {
    Stream latest = latestByTable.get(tableId);
    return latest == null || latest.state().isGone(clock.instant()) ? null : latest;
  }

  /** The stream with this ARN, if it can still be read. */
  @Nullable Stream find(String arn) {
    Stream stream = byArn.get(arn);
    return stream == null || stream.state().isGone(clock.instant()) ? null : stream;
  }

  /** The streams that can be read, by ARN, those after {@code arn} only unless it is null. */
  List<Stream> after(@Nullable String arn) {
    return (arn == null ? byArn : byArn.tailMap(arn, false))
        .values().stream().filter(stream -> !stream.state().isGone(clock.instant())).toList();
  }

  /** Also those that only wait for their deletion. */
  List<Stream> all() {
    return List.copyOf(byArn.values());
  }

  /**
   * Runs {@code change}, which opens or closes streams, while nothing else changes them. Taken
   * before the locks of items and of the catalog.
   */
  public void exclusively(Runnable change) {
    changing.lock();
    try {
      change.run();
    } finally {
      changing.unlock();
    }
  }

  /** As {@link #exclusively(Runnable)}, for a change that makes something. */
  public <T> T exclusivelyMade(Supplier<T> change) {
    changing.lock();
    try {
      return change.get();
    } finally {
      changing.unlock();
    }
  }

  /** A new stream of a table that has none open; staged within {@link #exclusively}. */
  public Alongside opening(StreamViewType viewType) {
    return new StreamOpening(this, viewType, clock);
  }

  /**
   * The end of the table's stream, if one is open; staged within {@link #exclusively} and while no
   * item of the table is changed.
   */
  public Alongside closing() {
    return new StreamClosing(this, clock);
  }

  /** A label for a new stream that no other stream of a table of this name has. */
  boolean isLabelFree(String tableName, String label) {
    return !byArn.containsKey(arn(tableName, label));
  }

  void add(Stream.State state) {
    StreamDefinition definition = state.definition();
    Stream stream = new Stream(arn(definition.tableName(), definition.label()), state);
    byArn.put(stream.arn(), stream);
    // Opened from the store in the order of their ids, so the newest of a table comes last.
    latestByTable.put(definition.tableId(), stream);
  }

  void remove(Stream stream) {
    byArn.remove(stream.arn());
    latestByTable.remove(stream.definition().tableId(), stream);
  }

  static void stageDefinition(Batch batch, StreamDefinition definition) {
    batch.put(
        Space.META, StreamKeys.stream(definition.id()), StreamDefinitionCodec.encode(definition));
  }

  static void stageShard(Batch batch, long streamId, Shard shard) {
    batch.put(
        Space.META, StreamKeys.shard(streamId, shard.start()), StreamDefinitionCodec.encode(shard));
  }

  private String arn(String tableName, String label) {
    return arns.of(tableName) + "/stream/" + label;
  }
}
