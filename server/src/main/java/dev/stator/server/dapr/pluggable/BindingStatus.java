package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.binding.BindingError;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** The errors of bindings: daprd tells an application the text, and 500 whatever the code. */
final class BindingStatus {
  private BindingStatus() {}

  static StatusRuntimeException of(BindingError error) {
    Status.Code code =
        switch (error) {
          case BindingError.UnsupportedOperation e -> Status.Code.UNIMPLEMENTED;
          case BindingError.InvalidData e -> Status.Code.INVALID_ARGUMENT;
          case BindingError.TransactionRefused e -> Status.Code.ABORTED;
          case BindingError.TableFailed failed -> TableStatus.code(failed.error());
        };
    return code.toStatus().withDescription(error.text()).asRuntimeException();
  }
}
