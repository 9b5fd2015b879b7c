package dev.stator.embedded;

import dev.stator.embedded.internal.client.EngineAsyncClient;
import dev.stator.embedded.internal.client.EngineClient;
import dev.stator.embedded.internal.client.EngineStreamsAsyncClient;
import dev.stator.embedded.internal.client.EngineStreamsClient;
import dev.stator.embedded.internal.store.EngineSource;
import dev.stator.engine.Engine;
import dev.stator.engine.store.Durability;
import dev.stator.engine.store.StoreOpenException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A database with DynamoDB's API in this process, without network, account or credentials. For many
 * threads; several may be open at a time, each with its own tables.
 *
 * <p>Its clients are the AWS SDK's interfaces, so a program takes one instead of the SDK's own and
 * need not know. They live as long as this: closing a client does nothing, closing this makes them
 * answer {@code ServiceUnavailable}. An operation that Stator does not have yet throws {@link
 * UnsupportedOperationException}; a request member that it does not have yet is refused with {@code
 * ValidationException}, never ignored. Settings of one request that are about the network (its
 * override configuration: headers, timeouts, credentials) have no effect.
 */
public final class Stator implements AutoCloseable {
  private final EngineSource engine;
  private final DynamoDbClient client;
  private final DynamoDbAsyncClient asyncClient;
  private final DynamoDbStreamsClient streamsClient;
  private final DynamoDbStreamsAsyncClient streamsAsyncClient;

  Stator(EngineSource engine, String region, Executor asyncExecutor) {
    this.engine = engine;
    this.client = new EngineClient(engine, region);
    this.asyncClient = new EngineAsyncClient(client, asyncExecutor);
    this.streamsClient = new EngineStreamsClient(engine, region);
    this.streamsAsyncClient = new EngineStreamsAsyncClient(streamsClient, asyncExecutor);
  }

  /** An empty database that is gone when it is closed. */
  public static Stator inMemory() {
    return builder().inMemory();
  }

  /**
   * The database in {@code folder}, which is made if it does not exist; every write is synced to
   * the disk before it is answered.
   *
   * @throws StoreOpenException if it cannot be opened: locked by another process, damaged, of a
   *     newer format, not writable
   * @throws IllegalStateException if no durable store is on the class path
   */
  public static Stator open(Path folder) {
    return builder().open(folder);
  }

  /**
   * The database in {@code folder}, as {@link #open(Path)}.
   *
   * @param durability what an answered write survives
   */
  public static Stator open(Path folder, Durability durability) {
    return builder().durability(durability).open(folder);
  }

  /** For another clock, region, account, durability or executor. */
  public static StatorBuilder builder() {
    return new StatorBuilder();
  }

  /** The blocking client; always the same one. */
  public DynamoDbClient client() {
    return client;
  }

  /** The client with futures; always the same one. */
  public DynamoDbAsyncClient asyncClient() {
    return asyncClient;
  }

  /** The blocking client of DynamoDB Streams; always the same one. */
  public DynamoDbStreamsClient streamsClient() {
    return streamsClient;
  }

  /** The client of DynamoDB Streams with futures; always the same one. */
  public DynamoDbStreamsAsyncClient streamsAsyncClient() {
    return streamsAsyncClient;
  }

  /**
   * Does now what the engine else does every few seconds: deletes items whose time to live is over,
   * begins new shards of streams, deletes stream records that are older than 24 hours. For tests
   * that control the clock.
   */
  public void upkeep() {
    engine.get().upkeep();
  }

  /**
   * What a database in memory holds at this moment, in a constant time whatever its size.
   *
   * @throws UnsupportedOperationException if the database is in a folder: see {@link #copyTo}
   */
  public DatabaseSnapshot snapshot() {
    return new DatabaseSnapshot(engine.image());
  }

  /**
   * Sets a database in memory back to {@code snapshot}, of this or another one, in a constant time
   * whatever its size. Its clients go on with what the snapshot holds; calls that are under way
   * meanwhile answer {@code ServiceUnavailable}.
   *
   * @throws UnsupportedOperationException if the database is in a folder
   * @throws IllegalStateException if it is closed
   */
  public void reset(DatabaseSnapshot snapshot) {
    engine.reset(snapshot.image());
  }

  /** Empties a database in memory, as {@link #reset(DatabaseSnapshot)}. */
  public void reset() {
    reset(DatabaseSnapshot.EMPTY);
  }

  /**
   * Writes a copy of the database, as of one moment, into {@code folder}; {@link #open(Path)} opens
   * it. Writes go on meanwhile.
   *
   * @param folder must not exist yet
   * @throws UnsupportedOperationException if the database is in memory
   * @throws IllegalArgumentException if {@code folder} exists
   * @throws java.io.UncheckedIOException if the copy could not be written; it is no database then
   */
  public void copyTo(Path folder) {
    engine.copyTo(folder);
  }

  /**
   * The engine itself, for front ends that speak DynamoDB's protocol; another one after {@link
   * #reset}.
   */
  public Engine engine() {
    return engine.get();
  }

  /** Waits for writes in progress and closes the store. Closing twice does nothing. */
  @Override
  public void close() {
    engine.close();
  }
}
