package dev.stator.unstorage.dynamodb;

import dev.stator.tables.TableCalls;
import dev.stator.tables.TableError;
import dev.stator.tables.stream.MemoryCheckpoints;
import dev.stator.tables.stream.NoStreamException;
import dev.stator.tables.stream.ShardRecords;
import dev.stator.tables.stream.StreamReader;
import dev.stator.tables.stream.StreamReaderSettings;
import dev.stator.unstorage.ChangeKind;
import dev.stator.unstorage.ChangeListener;
import dev.stator.unstorage.Watch;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Tells what happens to a Storage's items, whoever does it, from the table's stream, from the
 * moment on when the watch begins. What is told twice by the stream after an error is told twice.
 */
final class StreamWatch implements Watch {
  private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);

  /** AWS allows five questions a second to a shard, of all readers together. */
  private static final Duration PAUSE = Duration.ofMillis(400);

  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(5);

  private final String table;
  private final KeyLayout keys;
  private final String prefix;
  private final StreamReader reader;
  private final ChangeListener listener;
  private final Thread thread;
  private volatile boolean closed;

  private StreamWatch(
      DynamoDbClient client,
      DynamoDbStreamsClient streams,
      String table,
      KeyLayout keys,
      String prefix,
      ChangeListener listener) {
    this.table = table;
    this.keys = keys;
    this.prefix = prefix;
    this.listener = listener;
    this.reader =
        new StreamReader(
            client,
            streams,
            new MemoryCheckpoints(),
            new StreamReaderSettings(
                "watch",
                table,
                StreamReaderSettings.Start.NEW,
                StreamReaderSettings.RECORDS_MAX,
                PAUSE));
    this.thread = Thread.ofVirtual().name("unstorage-watch-" + table).unstarted(this::run);
  }

  /**
   * Begins to watch; switches the table's stream on if it is off.
   *
   * @throws TableError if the stream cannot be switched on or read
   */
  static StreamWatch begin(
      DynamoDbClient client,
      DynamoDbStreamsClient streams,
      String table,
      KeyLayout keys,
      String prefix,
      ChangeListener listener) {
    StreamWatch watch = new StreamWatch(client, streams, table, keys, prefix, listener);
    try {
      watch.tell(watch.reader.next());
    } catch (NoStreamException off) {
      switchOn(client, table);
      watch.tell(watch.reader.next());
    }
    watch.thread.start();
    return watch;
  }

  private static void switchOn(DynamoDbClient client, String table) {
    try {
      TableCalls.call(
          () ->
              client.updateTable(
                  r ->
                      r.tableName(table)
                          .streamSpecification(
                              s ->
                                  s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY))));
    } catch (TableError.InUse | TableError.Invalid byAnother) {
      LOG.debug("stream of table {} is being switched on by another", table, byAnother);
    }
    TableCalls.call(() -> client.waiter().waitUntilTableExists(r -> r.tableName(table)));
  }

  private void run() {
    while (!closed) {
      try {
        tell(reader.next(WAIT));
      } catch (InterruptedException end) {
        return;
      } catch (RuntimeException failed) {
        if (closed) {
          return;
        }
        LOG.warn("watch of table {}: reading its stream failed, trying again", table, failed);
        if (!pause()) {
          return;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_AFTER_ERROR);
      return true;
    } catch (InterruptedException end) {
      return false;
    }
  }

  private void tell(Optional<ShardRecords> some) {
    if (some.isEmpty()) {
      return;
    }
    if (some.get().afterGap()) {
      LOG.warn("watch of table {}: changes are lost, as they were not read in time", table);
    }
    for (Record change : some.get().records()) {
      String key = keys.keyOf(change.dynamodb().keys());
      if (!closed && !key.isEmpty() && key.startsWith(prefix)) {
        listener.changed(
            change.eventName() == OperationType.REMOVE ? ChangeKind.REMOVE : ChangeKind.UPDATE,
            key.substring(prefix.length()));
      }
    }
    reader.done(some.get());
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
