package dev.stator.bench;

import dev.stator.embedded.Stator;
import dev.stator.engine.store.Durability;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * What global indexes cost a put: the same item into a table without any and into one with five,
 * each put moving the item's entry in every one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class IndexBenchmark {
  private static final int COUNT = 10_000;
  private static final int INDEXES = 5;
  private static final String PLAIN = "plain";
  private static final String INDEXED = "indexed";
  private static final AttributeValue PADDING = AttributeValue.fromS("x".repeat(850));

  private static final String MEMORY = "memory";

  /** Where the tables are: in memory, or in the durable store with this durability. */
  @Param({MEMORY, "ASYNC", "FSYNC"})
  public String store = MEMORY;

  private final Folder folder = new Folder();
  private @Nullable Stator stator;

  @Setup
  public void open() throws IOException {
    Stator opened =
        store.equals(MEMORY)
            ? Stator.inMemory()
            : Stator.open(folder.path().resolve("data"), Durability.valueOf(store));
    stator = opened;
    createTable(opened.client(), PLAIN, 0);
    createTable(opened.client(), INDEXED, INDEXES);
  }

  @TearDown
  public void close() throws IOException {
    Objects.requireNonNull(stator).close();
    folder.delete();
  }

  private static void createTable(DynamoDbClient client, String name, int indexes) {
    List<String> keys = IntStream.range(0, indexes).mapToObj(IndexBenchmark::indexKey).toList();
    List<AttributeDefinition> definitions =
        IntStream.rangeClosed(0, indexes)
            .mapToObj(at -> at == indexes ? "pk" : keys.get(at))
            .map(IndexBenchmark::text)
            .toList();
    client.createTable(
        r -> {
          r.tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(definitions)
              .keySchema(
                  KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build());
          if (indexes > 0) {
            r.globalSecondaryIndexes(keys.stream().map(IndexBenchmark::index).toList());
          }
        });
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static GlobalSecondaryIndex index(String key) {
    return GlobalSecondaryIndex.builder()
        .indexName("by-" + key)
        .keySchema(KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build())
        .projection(p -> p.projectionType(ProjectionType.ALL))
        .build();
  }

  private static String indexKey(int index) {
    return "key-" + index;
  }

  private static Map<String, AttributeValue> item() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("pk", AttributeValue.fromS("item-" + random.nextInt(COUNT)));
    for (int index = 0; index < INDEXES; index++) {
      item.put(indexKey(index), AttributeValue.fromS("value-" + random.nextInt(COUNT)));
    }
    item.put("padding", PADDING);
    return item;
  }

  private PutItemResponse put(String table) {
    Map<String, AttributeValue> item = item();
    return Objects.requireNonNull(stator).client().putItem(r -> r.tableName(table).item(item));
  }

  @Benchmark
  public PutItemResponse putPlain() {
    return put(PLAIN);
  }

  @Benchmark
  public PutItemResponse putIndexed() {
    return put(INDEXED);
  }
}
