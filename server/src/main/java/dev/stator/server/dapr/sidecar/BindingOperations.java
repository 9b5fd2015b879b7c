package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.binding.BindingError;
import dev.stator.dapr.binding.BindingRequest;
import dev.stator.dapr.binding.BindingResponse;
import dev.stator.tables.TableError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Invocation of output bindings. Whatever goes wrong with one is a failure in Dapr.
 *
 * <p>Source: Dapr docs, "Bindings API reference".
 */
public final class BindingOperations {
  private final DaprComponents components;

  public BindingOperations(DaprComponents components) {
    this.components = components;
  }

  /**
   * @param data JSON
   * @return empty if the operation gives nothing back
   * @throws DaprError if it was not done
   */
  public Optional<BindingResponse> invoke(
      String name, String operation, SdkBytes data, Map<String, String> metadata) {
    if (operation.isEmpty()) {
      throw failure(name, "operation field is missing from request");
    }
    DaprComponents.@Nullable Binding component = components.bindings().get(name);
    if (component == null) {
      throw failure(name, "couldn't find output binding " + name);
    }
    List<String> operations = component.binding().operations();
    if (!operations.contains(operation)) {
      throw failure(
          name,
          "binding %s does not support operation %s. supported operations:%s"
              .formatted(name, operation, String.join(" ", operations)));
    }
    try {
      return component.binding().invoke(new BindingRequest(operation, data, metadata));
    } catch (BindingError error) {
      throw failure(name, text(error));
    }
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
        ErrorStatus.FAILED,
        "ERR_INVOKE_OUTPUT_BINDING",
        "error invoking output binding %s: %s".formatted(name, reason));
  }
}
