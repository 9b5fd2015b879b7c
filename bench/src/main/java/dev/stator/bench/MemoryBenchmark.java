package dev.stator.bench;

import dev.stator.embedded.Stator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/** 1 KB items in memory, through the in-process client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class MemoryBenchmark {
  private static final int COUNT = 10_000;

  private final Items items = new Items(COUNT);
  private final Stator stator = Stator.inMemory();
  private final DynamoDbClient client = stator.client();

  @Setup
  public void fill() {
    Items.createTable(client);
    items.put(client);
  }

  @TearDown
  public void close() {
    stator.close();
  }

  @Benchmark
  public GetItemResponse get() {
    Map<String, AttributeValue> key = items.randomKey();
    return client.getItem(r -> r.tableName(Items.TABLE).key(key));
  }

  @Benchmark
  public PutItemResponse put() {
    Map<String, AttributeValue> item = items.randomItem();
    return client.putItem(r -> r.tableName(Items.TABLE).item(item));
  }
}
