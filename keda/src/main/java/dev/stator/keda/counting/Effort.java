package dev.stator.keda.counting;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * What one measurement takes: time, requests and read units, and where it must stop. For many
 * threads.
 */
public final class Effort {
  private final long deadlineNanos;
  private final Duration timeMax;
  private final ReadBudget budget;
  private final AtomicLong requests = new AtomicLong();
  private final DoubleAdder readUnits = new DoubleAdder();

  /**
   * @param timeMax how long the measurement may take in all
   */
  public Effort(ReadBudget budget, Duration timeMax) {
    this.budget = budget;
    this.timeMax = timeMax;
    this.deadlineNanos = System.nanoTime() + timeMax.toNanos();
  }

  /**
   * To be called before each request.
   *
   * @return how long the request may take
   * @throws MeasureException if time or budget is spent
   */
  Duration beforeRequest() {
    long leftNanos = deadlineNanos - System.nanoTime();
    if (leftNanos <= 0 || Thread.currentThread().isInterrupted()) {
      throw new MeasureException(
          MeasureException.Reason.LATE,
          "measuring took longer than "
              + timeMax.toSeconds()
              + " s and was given up after "
              + requests.get()
              + " requests");
    }
    budget.require();
    requests.incrementAndGet();
    return Duration.ofNanos(leftNanos);
  }

  void consumed(@Nullable ConsumedCapacity capacity) {
    if (capacity != null && capacity.capacityUnits() != null) {
      readUnits.add(capacity.capacityUnits());
      budget.consume(capacity.capacityUnits());
    }
  }

  long requests() {
    return requests.get();
  }

  double readUnits() {
    return readUnits.sum();
  }
}
