package dev.stator.bench;

import dev.stator.embedded.Stator;
import java.io.IOException;
import java.nio.file.Files;
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

  private final Folder folder = new Folder();
  private @Nullable Stator stator;
  private @Nullable RawRocks raw;

  @Setup
  public void open() throws IOException, RocksDBException {
    Stator opened = Stator.open(folder.path().resolve("stator"));
    stator = opened;
    Items.createTable(opened.client());
    Items.fill(opened.client(), COUNT);
    RawRocks rocks = new RawRocks(Files.createDirectory(folder.path().resolve("raw")));
    raw = rocks;
    rocks.fill(COUNT);
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
    Map<String, AttributeValue> key = Items.key(Items.random(COUNT));
    return client().getItem(r -> r.tableName(Items.TABLE).key(key));
  }

  @Benchmark
  public byte[] getRaw() throws RocksDBException {
    return raw().get(Items.random(COUNT));
  }

  @Benchmark
  public QueryResponse query() {
    String partition = Items.partition(Items.random(COUNT));
    return client()
        .query(
            r ->
                r.tableName(Items.TABLE)
                    .keyConditionExpression("pk = :p")
                    .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(partition))));
  }

  @Benchmark
  public int queryRaw() {
    int number = Items.random(COUNT);
    return raw().scan(number - number % Items.PARTITION_ITEMS, Items.PARTITION_ITEMS);
  }

  @Benchmark
  @Threads(WRITERS)
  public PutItemResponse put() {
    Map<String, AttributeValue> item = Items.item(Items.random(COUNT));
    return client().putItem(r -> r.tableName(Items.TABLE).item(item));
  }

  @Benchmark
  @Threads(WRITERS)
  public void putRaw() throws RocksDBException {
    raw().put(Items.random(COUNT));
  }
}
