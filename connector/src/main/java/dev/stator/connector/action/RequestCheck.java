package dev.stator.connector.action;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** What happens around each request of a checked client. */
@FunctionalInterface
interface RequestCheck {
  /**
   * @param send sends {@code request}
   */
  <R extends AwsResponse> R checked(AwsRequest request, Supplier<R> send);
}
