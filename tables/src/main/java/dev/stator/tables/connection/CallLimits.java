package dev.stator.tables.connection;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How long one call may take, with all its attempts. The SDK's own defaults for DynamoDB, 9
 * attempts and no end, keep the caller of a throttled table waiting for most of a minute; behind a
 * front end there is somebody whose own patience is shorter, and who tries again knowing more.
 *
 * <p>Source: AWS SDK for Java 2.x Developer Guide, "Retries" and "Configure timeouts".
 *
 * @param attemptsMax the first one too
 * @param attempt one request and its answer
 * @param call all attempts, and the pauses between them
 */
record CallLimits(int attemptsMax, Duration attempt, Duration call) {
  /**
   * The first pause doubles with each attempt, up to the longest; chance takes a part of it off.
   */
  private static final Duration PAUSE_FIRST = Duration.ofMillis(50);

  private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

  /** A throttled table needs longer to recover than a lost connection. */
  private static final Duration THROTTLED_PAUSE_FIRST = Duration.ofMillis(250);

  private static final Duration THROTTLED_PAUSE_MAX = Duration.ofSeconds(2);

  static final CallLimits STANDARD =
      new CallLimits(5, Duration.ofSeconds(10), Duration.ofSeconds(20));

  CallLimits {
    if (attemptsMax < 1 || !attempt.isPositive() || call.compareTo(attempt) < 0) {
      throw new IllegalArgumentException(
          "at least one attempt, and a call no shorter than it: not "
              + attemptsMax
              + " of "
              + attempt
              + " in "
              + call);
    }
  }

  /** The same for a client of the SDK. */
  ClientOverrideConfiguration configuration() {
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(call)
        .apiCallAttemptTimeout(attempt)
        .retryStrategy(retries())
        .build();
  }

  private RetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(attemptsMax)
        .backoffStrategy(BackoffStrategy.exponentialDelay(PAUSE_FIRST, PAUSE_MAX))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(THROTTLED_PAUSE_FIRST, THROTTLED_PAUSE_MAX))
        .build();
  }
}
