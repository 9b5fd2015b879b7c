package dev.stator.connector.action;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/**
 * The requests that a planned call would send: all of them if they are parts of a batch, else the
 * first one, as the next ones depend on its answer. For many threads.
 */
public final class Plan {
  private final List<AwsRequest> requests = new ArrayList<>();

  /** In no order, if they are parts of a batch. */
  public synchronized List<AwsRequest> requests() {
    return List.copyOf(requests);
  }

  private synchronized void add(AwsRequest request) {
    requests.add(request);
  }

  /**
   * Takes a request instead of sending it.
   *
   * @return an empty answer, if other parts of a batch may follow
   * @throws PlannedRequest if the call ends here
   */
  @SuppressWarnings("unchecked") // the answer is of the request's own class
  <R extends AwsResponse> R take(AwsRequest request) {
    add(request);
    AwsResponse empty = emptyAnswer(request);
    if (empty == null) {
      throw new PlannedRequest();
    }
    return (R) empty;
  }

  private static @Nullable AwsResponse emptyAnswer(AwsRequest request) {
    return switch (request) {
      case BatchGetItemRequest part -> BatchGetItemResponse.builder().build();
      case BatchWriteItemRequest part -> BatchWriteItemResponse.builder().build();
      case BatchExecuteStatementRequest part -> BatchExecuteStatementResponse.builder().build();
      default -> null;
    };
  }
}
