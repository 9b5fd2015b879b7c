package dev.stator.keda.counting;

import dev.stator.keda.trigger.ItemTrigger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Measures a trigger's items: every page of every partition or segment, several at a time. */
public final class ItemMeasurement {
  /** Partitions or segments that are read at the same time. */
  public static final int PARALLEL_MAX = 8;

  private final InstantSource clock;

  /**
   * @param clock tells the age of items
   */
  public ItemMeasurement(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws dev.stator.tables.TableError why the items cannot be read
   * @throws MeasureException if time or budget is spent, or an attribute is not a number
   */
  public Measurement of(ItemTrigger trigger, DynamoDbClient client, Effort effort) {
    Tally tally = Tally.of(trigger.measure(), clock);
    List<PageSource> sources = PageSource.all(trigger, tally.attribute(), client);
    if (sources.size() == 1) {
      read(sources.getFirst(), tally, effort, new AtomicBoolean());
    } else {
      readAll(sources, tally, effort);
    }
    return new Measurement(
        tally.result(), tally.items(), effort.requests(), effort.readUnits(), tally.full());
  }

  private static void read(PageSource source, Tally tally, Effort effort, AtomicBoolean stopped) {
    Map<String, AttributeValue> next = Map.of();
    do {
      PageSource.Page page = source.read(next, effort.beforeRequest());
      effort.consumed(page.capacity());
      tally.add(page.count(), page.items());
      next = page.next();
    } while (!next.isEmpty() && !tally.full() && !stopped.get());
  }

  private static void readAll(List<PageSource> sources, Tally tally, Effort effort) {
    AtomicBoolean stopped = new AtomicBoolean();
    Semaphore turns = new Semaphore(PARALLEL_MAX);
    List<Future<?>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (PageSource source : sources) {
        readers.add(
            threads.submit(
                () -> {
                  turns.acquireUninterruptibly();
                  try {
                    if (!stopped.get() && !tally.full()) {
                      read(source, tally, effort, stopped);
                    }
                  } catch (RuntimeException failure) {
                    stopped.set(true);
                    throw failure;
                  } finally {
                    turns.release();
                  }
                }));
      }
    }
    readers.forEach(ItemMeasurement::rethrow);
  }

  /** All readers have ended: the executor waited for them. */
  private static void rethrow(Future<?> ended) {
    try {
      ended.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a reader failed", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MeasureException(MeasureException.Reason.LATE, "measuring was interrupted");
    }
  }
}
