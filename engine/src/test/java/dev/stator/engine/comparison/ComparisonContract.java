package dev.stator.engine.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.comparison.Comparison.Difference;
import dev.stator.engine.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine over a store answers random requests as the reference does. Every run follows from its
 * seed.
 *
 * <ul>
 *   <li>{@code -Dstator.comparison.seed=N} does the run of that seed only,
 *   <li>{@code -Dstator.comparison.seconds=N} does runs of new seeds for so long,
 *   <li>{@code -Dstator.comparison.requests=N} makes runs of that length.
 * </ul>
 */
public abstract class ComparisonContract {
  private static final String SEED = "stator.comparison.seed";
  private static final String SECONDS = "stator.comparison.seconds";
  private static final String REQUESTS = "stator.comparison.requests";
  private static final int REQUESTS_DEFAULT = 400;

  @TempDir Path temporary;
  private int folders;

  /**
   * @param folder does not exist, or is that of a closed store
   */
  protected abstract Store open(Path folder);

  /** Whether a store that is opened again has what it had. */
  protected abstract boolean isDurable();

  /** How many runs a build does. */
  protected abstract int runs();

  private Answering engine() {
    Path folder = temporary.resolve("store" + folders++);
    Supplier<Store> store = () -> open(folder);
    return new EngineUnderComparison(store.get(), isDurable() ? store : null);
  }

  @Test
  void answersAsTheReferenceDoes() {
    Long seed = Long.getLong(SEED);
    Long seconds = Long.getLong(SECONDS);
    long start = System.nanoTime();
    int runs = 0;
    long requests = 0;
    if (seed != null) {
      requests += run(seed);
      runs = 1;
    } else if (seconds != null) {
      long first = System.currentTimeMillis() * 1000;
      while (System.nanoTime() - start < Duration.ofSeconds(seconds).toNanos()) {
        requests += run(first + runs++);
      }
    } else {
      while (runs < runs()) {
        requests += run(++runs);
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %d requests in %d runs, %.1f s, %.0f a second%n",
        getClass().getSimpleName(), requests, runs, took, requests / took);
  }

  private int run(long seed) {
    List<Request> requests =
        RandomRequests.of(seed, Integer.getInteger(REQUESTS, REQUESTS_DEFAULT));
    Difference difference = Comparison.first(requests, this::engine);
    assertThat(difference).as(() -> report(seed, requests, difference)).isNull();
    return requests.size();
  }

  private String report(long seed, List<Request> requests, @Nullable Difference difference) {
    return difference == null
        ? ""
        : "-D"
            + SEED
            + "="
            + seed
            + " differs; the requests that are needed for it:\n"
            + new Shrinking(requests, difference, this::engine).report();
  }
}
