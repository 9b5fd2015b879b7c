package dev.stator.engine.stream;

import dev.stator.engine.catalog.Alongside;
import dev.stator.engine.catalog.StreamViewType;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.engine.store.Batch;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Begins a stream in the batch that creates or changes its table. */
final class StreamOpening implements Alongside {
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Streams streams;
  private final StreamViewType viewType;
  private final InstantSource clock;
  private Stream.@Nullable State opened;

  StreamOpening(Streams streams, StreamViewType viewType, InstantSource clock) {
    this.streams = streams;
    this.viewType = viewType;
    this.clock = clock;
  }

  @Override
  public void stage(Batch batch, TableDefinition table) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    long id = streams.sequencer().mark();
    StreamDefinition definition =
        new StreamDefinition(
            id,
            table.id(),
            table.name(),
            freeLabel(table.name(), now),
            viewType,
            table.keySchema(),
            now,
            id,
            null);
    Shard first = new Shard(id, now, null);
    Streams.stageDefinition(batch, definition);
    Streams.stageShard(batch, id, first);
    opened = new Stream.State(definition, List.of(first));
  }

  @Override
  public void committed() {
    if (opened != null) {
      streams.add(opened);
    }
  }

  /** When it begins; a little later if a stream of that name began in the same millisecond. */
  private String freeLabel(String tableName, Instant now) {
    Instant time = now;
    while (!streams.isLabelFree(tableName, LABEL.format(time))) {
      time = time.plusMillis(1);
    }
    return LABEL.format(time);
  }
}
