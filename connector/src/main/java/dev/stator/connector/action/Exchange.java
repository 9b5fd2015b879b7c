package dev.stator.connector.action;

import dev.stator.connector.connection.RequestScope;
import dev.stator.tables.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * What went to and fro between one call and the service: tables, request ids, how often the SDK
 * asked and how long it waited in between. The synchronous client publishes its metrics on the
 * calling thread before it returns; a client in-process publishes nothing, and asks once.
 */
public final class Exchange implements MetricPublisher {
  private static final int OK = 200;
  private static final String DESCRIBE = "DescribeTable";

  private final Set<String> tables = new LinkedHashSet<>();
  private final List<String> requestIds = new ArrayList<>();
  private boolean changes;
  private boolean isTold;
  private int status = OK;
  private int retries;
  private Duration retryDelay = Duration.ZERO;

  /** Noted before anybody is asked whether it may be sent: what is refused is told as well. */
  synchronized void asking(RequestScope request) {
    tables.addAll(request.tables());
    changes |= request.changes();
    isTold |= !request.operation().equals(DESCRIBE);
  }

  synchronized void answered(AwsResponse response) {
    // In-process there is no HTTP, and what is no error would be a 200.
    status = response.sdkHttpResponse() == null ? OK : response.sdkHttpResponse().statusCode();
    if (response.responseMetadata() != null) {
      add(response.responseMetadata().requestId());
    }
  }

  synchronized void failed(@Nullable String requestId) {
    add(requestId);
  }

  private synchronized void add(@Nullable String requestId) {
    if (requestId != null) {
      requestIds.add(requestId);
    }
  }

  @Override
  public void publish(MetricCollection call) {
    retries = call.metricValues(CoreMetric.RETRY_COUNT).stream().mapToInt(n -> n).sum();
    retryDelay =
        call.childrenWithName("ApiCallAttempt")
            .flatMap(attempt -> attempt.metricValues(CoreMetric.BACKOFF_DELAY_DURATION).stream())
            .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {}

  /** The tables that were asked, or were to be. */
  public Set<String> tables() {
    return tables;
  }

  public List<String> requestIds() {
    return requestIds;
  }

  /** Whether a request that may have changed something was sent, or was to be. */
  public boolean changes() {
    return changes;
  }

  /** Whether it came to a request that does more than describe a table. */
  public boolean isTold() {
    return isTold;
  }

  /** What the original tells of the last request as {@code $metadata}. */
  JsonValue.Obj metadata() {
    JsonValue.Obj metadata = JsonValue.Obj.EMPTY.with("httpStatusCode", JsonValue.Num.of(status));
    if (!requestIds.isEmpty()) {
      metadata = metadata.with("requestId", new JsonValue.Str(requestIds.getLast()));
    }
    return metadata
        .with("attempts", JsonValue.Num.of(retries + 1))
        .with("totalRetryDelay", JsonValue.Num.of(retryDelay.toMillis()));
  }
}
