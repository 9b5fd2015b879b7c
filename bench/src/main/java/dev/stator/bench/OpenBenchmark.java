package dev.stator.bench;

import dev.stator.embedded.Stator;
import java.io.IOException;
import java.nio.file.Path;
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

/** Opening and closing an engine in a warm JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 20)
public class OpenBenchmark {
  private static final int COUNT = 1_000;

  private final Folder folder = new Folder();

  @Setup
  public void fill() throws IOException {
    try (Stator stator = Stator.open(path())) {
      Items.createTable(stator.client());
      new Items(COUNT).put(stator.client());
    }
  }

  @TearDown
  public void delete() throws IOException {
    folder.delete();
  }

  private Path path() throws IOException {
    return folder.path().resolve("data");
  }

  @Benchmark
  public void inMemory() {
    Stator.inMemory().close();
  }

  @Benchmark
  public void durable() throws IOException {
    Stator.open(path()).close();
  }
}
