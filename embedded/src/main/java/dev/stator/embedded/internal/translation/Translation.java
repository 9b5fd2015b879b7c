package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.EngineError;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.Result;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * One operation between the AWS SDK and the model.
 *
 * @param <Q> the SDK's request
 * @param <R> the model's result
 * @param <P> the SDK's response
 */
public interface Translation<Q extends AwsRequest, R extends Result, P extends AwsResponse> {

  /** The request's members that {@link #operation} reads; all others must not be set. */
  SupportedMembers members();

  /**
   * The operation that {@code request} asks for, its members as they were sent. The request's
   * override configuration is not part of it: it is about the network, and there is none.
   *
   * @throws EngineError.Validation if a value is none of DynamoDB's
   */
  Operation<R> operation(Q request);

  /** The response, with everything that the result has. */
  P response(R result, Receipt receipt);
}
