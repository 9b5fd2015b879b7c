package dev.stator.connector.action;

import java.time.Duration;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * How often the SDK asked in the last call, and how long it waited in between. The synchronous
 * client publishes on the calling thread before it returns; a client in-process publishes nothing,
 * and asks once.
 */
public final class CallMetrics implements MetricPublisher {
  private int retries;
  private Duration retryDelay = Duration.ZERO;

  @Override
  public void publish(MetricCollection call) {
    retries = call.metricValues(CoreMetric.RETRY_COUNT).stream().mapToInt(n -> n).sum();
    retryDelay =
        call.childrenWithName("ApiCallAttempt")
            .flatMap(attempt -> attempt.metricValues(CoreMetric.BACKOFF_DELAY_DURATION).stream())
            .reduce(Duration.ZERO, Duration::plus);
  }

  int attempts() {
    return retries + 1;
  }

  long retryDelayMillis() {
    return retryDelay.toMillis();
  }

  @Override
  public void close() {}
}
