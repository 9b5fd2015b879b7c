package dev.stator.engine.stream;

import dev.stator.engine.catalog.Alongside;
import dev.stator.engine.catalog.TableDefinition;
import dev.stator.engine.store.Batch;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Ends a stream in the batch that changes or deletes its table. Its records stay readable. */
final class StreamClosing implements Alongside {
  private final Streams streams;
  private final InstantSource clock;
  private @Nullable Stream stream;
  private Stream.@Nullable State closed;

  StreamClosing(Streams streams, InstantSource clock) {
    this.streams = streams;
    this.clock = clock;
  }

  @Override
  public void stage(Batch batch, TableDefinition table) {
    stream = streams.openOf(table.id());
    if (stream == null) {
      return;
    }
    StreamDefinition.Closing closing =
        new StreamDefinition.Closing(
            streams.sequencer().mark(), Instant.ofEpochMilli(clock.millis()));
    closed = new Stream.State(stream.definition().closed(closing), stream.state().shards());
    Streams.stageDefinition(batch, closed.definition());
  }

  @Override
  public void committed() {
    if (stream != null && closed != null) {
      stream.replace(closed);
    }
  }
}
