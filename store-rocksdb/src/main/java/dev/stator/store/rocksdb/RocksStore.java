package dev.stator.store.rocksdb;

import dev.stator.engine.store.Batch;
import dev.stator.engine.store.Cursor;
import dev.stator.engine.store.Direction;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.KeyRange;
import dev.stator.engine.store.Snapshot;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import dev.stator.engine.store.StoreHealth;
import dev.stator.engine.store.StoreHealth.Healthy;
import dev.stator.engine.store.StoreStatistics;
import dev.stator.engine.store.StoreStatistics.Measure;
import dev.stator.model.EngineError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;

/** A store on disk. Reads run on the caller's thread, commits as the durability says. */
final class RocksStore implements Store {
  private static final System.Logger LOG = System.getLogger(RocksStore.class.getName());

  private final OpenFolder folder;
  private final RocksFamilies families;
  private final StoreCondition condition;
  private final NativeScope scope = new NativeScope();
  private final ReadOptions newest = new ReadOptions();
  private final RocksLog log;
  private final BatchEncoder encoder;
  private final CommitPath commits;
  private boolean closed;

  /**
   * @param folder given back when the store is closed
   * @param around what the log's writer is wrapped in: tests hold, count and fail writes there
   */
  RocksStore(OpenFolder folder, Durability durability, UnaryOperator<LogWriter> around) {
    this.folder = folder;
    this.families = folder.families();
    this.condition = folder.condition();
    this.log = new RocksLog(families.database());
    this.encoder = new BatchEncoder(families.ids());
    LogWriter writer = around.apply(log);
    this.commits =
        switch (durability) {
          case FSYNC -> new GroupCommit(writer, condition);
          case ASYNC -> new DirectCommit(writer, condition);
        };
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    scope.enter();
    try {
      return families.get(space, newest, key);
    } finally {
      scope.leave();
    }
  }

  @Override
  public Cursor scan(Space space, KeyRange range, Direction direction) {
    scope.enter();
    try {
      return families.scan(scope, space, null, range, direction);
    } finally {
      scope.leave();
    }
  }

  @Override
  public Snapshot snapshot() {
    scope.enter();
    try {
      return new RocksSnapshot(scope, families);
    } finally {
      scope.leave();
    }
  }

  @Override
  public void commit(Batch batch) {
    commits.commit(encoder.encode(batch));
  }

  @Override
  public void checkpoint(Path directory) {
    if (Files.exists(directory)) {
      throw new IllegalArgumentException(directory + " exists already");
    }
    scope.enter();
    try (Checkpoint checkpoint = Checkpoint.create(families.database())) {
      PrivateFolder.make(directory);
      checkpoint.createCheckpoint(OpenFolder.database(directory).toString());
      StoreFormat.write(directory);
    } catch (RocksDBException failure) {
      throw new UncheckedIOException(
          new IOException("cannot copy the store to " + directory, failure));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      scope.leave();
    }
  }

  @Override
  public StoreHealth health() {
    return condition.health();
  }

  @Override
  public StoreStatistics statistics() {
    try {
      scope.enter();
    } catch (EngineError.StorageBroken closed) {
      return StoreStatistics.NONE;
    }
    try {
      List<Measure> measures = new ArrayList<>(RocksStatistics.read(families));
      measures.add(
          new Measure(
              "waiting_commits",
              "Commits that wait for the group being written.",
              null,
              waiting()));
      return new StoreStatistics(measures);
    } catch (RocksDBException failure) {
      throw new EngineError.StorageBroken(
          "the store's figures cannot be read: " + StoreCondition.text(failure), failure);
    } finally {
      scope.leave();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    commits.close();
    scope.shut();
    flush();
    condition.closed();
    newest.close();
    log.close();
    folder.close();
  }

  /** How many commits wait for the one that is being written. */
  int waiting() {
    return commits instanceof GroupCommit group ? group.waiting() : 0;
  }

  /** Leaves the log nothing to replay, so that the next start is quick. */
  private void flush() {
    if (!(condition.health() instanceof Healthy)) {
      return;
    }
    try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
      families.database().flush(options, new ArrayList<>(families.handles().values()));
    } catch (RocksDBException failure) {
      // Nothing is lost: all of it is in the log.
      LOG.log(System.Logger.Level.WARNING, "the last flush failed: " + failure.getMessage());
    }
  }
}
