package dev.stator.embedded.internal.client;

import dev.stator.embedded.internal.error.SdkErrors;
import dev.stator.embedded.internal.translation.Receipt;
import dev.stator.embedded.internal.translation.Translation;
import dev.stator.engine.Engine;
import dev.stator.model.EngineError;
import dev.stator.model.operation.Result;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** What every call of a client does: translate there, do, translate back. */
final class EngineCall {
  private EngineCall() {}

  static <Q extends AwsRequest, R extends Result, P extends AwsResponse> P call(
      Engine engine, Translation<Q, R, P> translation, Q request) {
    Receipt receipt = Receipt.next();
    try {
      translation.members().check(request);
      return translation.response(engine.execute(translation.operation(request)), receipt);
    } catch (EngineError error) {
      throw SdkErrors.exception(error, receipt);
    }
  }
}
