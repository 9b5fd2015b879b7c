package dev.stator.server.dapr;

import dev.stator.dapr.binding.BindingError;
import dev.stator.dapr.binding.BindingRequest;
import dev.stator.dapr.binding.BindingResponse;
import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.TableError;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Invocation of output bindings. Whatever goes wrong with one is 500 in Dapr.
 *
 * <p>Source: Dapr docs, "Bindings API reference".
 */
final class BindingOperations {
  private final DaprComponents components;

  BindingOperations(DaprComponents components) {
    this.components = components;
  }

  HttpAnswer invoke(String name, QueryParameters query, byte[] body) {
    BindingBody invocation;
    try {
      invocation = BindingBody.read(body);
    } catch (JsonBody.Unfit unfit) {
      throw DaprError.unreadableBody(unfit.reason());
    }
    if (invocation.operation().isEmpty()) {
      throw failure(name, "operation field is missing from request");
    }
    DaprComponents.@Nullable Binding component = components.bindings().get(name);
    if (component == null) {
      throw failure(name, "couldn't find output binding " + name);
    }
    if (!component.binding().operations().contains(invocation.operation())) {
      throw failure(
          name,
          "binding %s does not support operation %s. supported operations:%s"
              .formatted(
                  name,
                  invocation.operation(),
                  String.join(" ", component.binding().operations())));
    }
    try {
      return answer(
          component
              .binding()
              .invoke(
                  new BindingRequest(
                      invocation.operation(),
                      SdkBytes.fromUtf8String(invocation.data()),
                      query.metadataOver(invocation.metadata()))));
    } catch (BindingError error) {
      throw failure(name, text(error));
    }
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

  private static String text(BindingError error) {
    return switch (error) {
      case BindingError.UnsupportedOperation unsupported -> unsupported.text();
      case BindingError.InvalidData invalid -> invalid.text();
      case BindingError.TransactionRefused refused -> refused.text();
      case BindingError.TableFailed failed -> text(failed.error());
    };
  }

  private static String text(TableError error) {
    return switch (error) {
      case TableError.OutcomeUnknown unknown ->
          "it is not known whether the item was written: " + unknown.text();
      case TableError.ConditionFailed e -> e.text();
      case TableError.Duplicate e -> e.text();
      case TableError.TransactionCanceled e -> e.text();
      case TableError.Conflict e -> e.text();
      case TableError.NotFound e -> e.text();
      case TableError.InUse e -> e.text();
      case TableError.Invalid e -> e.text();
      case TableError.TooLarge e -> e.text();
      case TableError.Denied e -> e.text();
      case TableError.Throttled e -> e.text();
      case TableError.Full e -> e.text();
      case TableError.Unavailable e -> e.text();
    };
  }

  private static DaprError failure(String name, String reason) {
    return new DaprError(
        500,
        "ERR_INVOKE_OUTPUT_BINDING",
        "error invoking output binding %s: %s".formatted(name, reason));
  }
}
