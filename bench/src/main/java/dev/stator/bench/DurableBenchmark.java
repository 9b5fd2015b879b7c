package dev.stator.bench;

import dev.stator.embedded.Stator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.rocksdb.RocksDBException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The durable store with fsync, through the in-process client, and RocksDB itself below it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DurableBenchmark {
  private static final int COUNT = 10_000;
  private static final int WRITERS = 16;

  private final Items items = new Items(COUNT);
  private final Folder folder = new Folder();
  private @Nullable Stator stator;
  private @Nullable RawRocks raw;

  @Setup
  public void open() throws IOException, RocksDBException {
    Path data = folder.path().resolve("stator");
    // Opened anew, both read from files: nothing is left in memory but their caches.
    try (Stator filled = Stator.open(data)) {
      Items.createTable(filled.client());
      items.put(filled.client());
    }
    stator = Stator.open(data);
    RawRocks rocks = new RawRocks(Files.createDirectory(folder.path().resolve("raw")), COUNT);
    raw = rocks;
    rocks.fill();
  }

  @TearDown
  public void close() throws IOException {
    Objects.requireNonNull(stator).close();
    raw().close();
    folder.delete();
  }

  private DynamoDbClient client() {
    return Objects.requireNonNull(stator).client();
  }

  private RawRocks raw() {
    return Objects.requireNonNull(raw);
  }

  @Benchmark
  public GetItemResponse get() {
    Map<String, AttributeValue> key = items.randomKey();
    return client().getItem(r -> r.tableName(Items.TABLE).key(key));
  }

  @Benchmark
  public byte[] getRaw() throws RocksDBException {
    return raw().get(items.randomNumber());
  }

  @Benchmark
  public QueryResponse query() {
    AttributeValue partition = items.randomPartition();
    return client()
        .query(
            r ->
                r.tableName(Items.TABLE)
                    .keyConditionExpression("pk = :p")
                    .expressionAttributeValues(Map.of(":p", partition)));
  }

  @Benchmark
  public int queryRaw() {
    return raw().scan(items.randomPartitionStart(), Items.PARTITION_ITEMS);
  }

  @Benchmark
  @Threads(WRITERS)
  public PutItemResponse put() {
    Map<String, AttributeValue> item = items.randomItem();
    return client().putItem(r -> r.tableName(Items.TABLE).item(item));
  }

  @Benchmark
  @Threads(WRITERS)
  public void putRaw() throws RocksDBException {
    raw().put(items.randomNumber());
  }
}
