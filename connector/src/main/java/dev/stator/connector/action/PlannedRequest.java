package dev.stator.connector.action;

import software.amazon.awssdk.awscore.AwsRequest;

/** The request that a planned call would have sent. Carries it out of the action's code. */
public final class PlannedRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient AwsRequest request;

  PlannedRequest(AwsRequest request) {
    super("planned", null, false, false);
    this.request = request;
  }

  public AwsRequest request() {
    return request;
  }
}
