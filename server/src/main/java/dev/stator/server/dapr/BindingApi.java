package dev.stator.server.dapr;

import dev.stator.dapr.binding.BindingResponse;
import dev.stator.server.dapr.sidecar.BindingOperations;
import dev.stator.server.shell.HttpAnswer;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Invocation of output bindings over HTTP.
 *
 * <p>Source: Dapr docs, "Bindings API reference".
 */
final class BindingApi {
  private final BindingOperations operations;

  BindingApi(BindingOperations operations) {
    this.operations = operations;
  }

  /**
   * @param trace becomes metadata of the binding
   */
  HttpAnswer invoke(String name, QueryParameters query, byte[] body, HttpTrace trace) {
    BindingBody invocation;
    try {
      invocation = BindingBody.read(body);
    } catch (JsonBody.Unfit unfit) {
      throw unfit.unreadableBody();
    }
    return answer(
        operations.invoke(
            name,
            invocation.operation(),
            SdkBytes.fromUtf8String(invocation.data()),
            trace.over(query.metadataOver(invocation.metadata()))));
  }

  private static HttpAnswer answer(Optional<BindingResponse> response) {
    if (response.isEmpty()) {
      return DaprFrontEnd.NOTHING;
    }
    HttpAnswer answer = HttpAnswer.of(200, DaprFrontEnd.JSON, response.get().data().asByteArray());
    for (Map.Entry<String, String> entry : response.get().metadata().entrySet()) {
      answer = answer.with("metadata." + entry.getKey(), entry.getValue());
    }
    return answer;
  }
}
