package dev.stator.server.dapr.pluggable;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.stator.dapr.BulkFailure;
import dev.stator.dapr.StateError;
import dev.stator.dapr.StateErrorReason;
import dev.stator.tables.TableError;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The errors of state stores in the two forms that daprd knows, each with exactly one detail: a
 * conflict of ETags, which its application sees as 409 or ABORTED, and any other error with the
 * HTTP status that its application shall see.
 *
 * <p>Source: Dapr docs, "Pluggable component errors"; dapr/dapr, pkg/components/pluggable.
 */
final class StateStatus {
  private static final String ETAG = "etag";
  private static final String DOMAIN = "dapr.io";

  private StateStatus() {}

  static StatusRuntimeException of(StateCall call, StateError error) {
    return isConflict(error) ? conflict(error.text()) : other(call, error, error.text());
  }

  /**
   * There is one status for all keys of a bulk write: a conflict only if nothing worse happened.
   *
   * @param failures at least one
   * @param asked for how many keys
   */
  static StatusRuntimeException of(StateCall call, List<BulkFailure> failures, int asked) {
    String text =
        failures.stream()
            .map(failure -> "key '" + failure.key().key() + "': " + failure.error().text())
            .collect(
                Collectors.joining("; ", failures.size() + " of " + asked + " keys failed: ", ""));
    return failures.stream()
        .map(BulkFailure::error)
        .filter(error -> !isConflict(error))
        .findFirst()
        .map(worst -> other(call, worst, text))
        .orElseGet(() -> conflict(text));
  }

  private static boolean isConflict(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> true;
      case StateError.AlreadyWritten written -> true;
      case StateError.PartitionTaken taken -> true;
      case StateError.TransactionRefused refused ->
          !refused.refusals().isEmpty()
              && refused.refusals().stream().allMatch(one -> isConflict(one.reason()));
      case StateError.InvalidRequest invalid -> false;
      case StateError.TooLarge large -> false;
      case StateError.Overloaded full -> false;
      case StateError.Unreadable unreadable -> false;
      case StateError.TableFailed failed -> failed.error() instanceof TableError.ConditionFailed;
    };
  }

  /** daprd reads it only if it is of this code, with one detail, with one violation. */
  private static StatusRuntimeException conflict(String text) {
    return status(
        Code.FAILED_PRECONDITION,
        text,
        BadRequest.newBuilder()
            .addFieldViolations(
                BadRequest.FieldViolation.newBuilder().setField(ETAG).setDescription(text))
            .build());
  }

  private static StatusRuntimeException other(StateCall call, StateError error, String text) {
    return status(
        code(error),
        text,
        ErrorInfo.newBuilder()
            .setReason(StateErrorReason.of(error))
            .setDomain(DOMAIN)
            .putMetadata("kit_error", "true")
            .putMetadata("http_code", Integer.toString(http(error)))
            .putMetadata("tag", call.tag())
            .build());
  }

  private static StatusRuntimeException status(Code code, String text, Message detail) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(code.value())
            .setMessage(text)
            .addDetails(Any.pack(detail))
            .build());
  }

  private static Code code(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> Code.FAILED_PRECONDITION;
      case StateError.AlreadyWritten written -> Code.FAILED_PRECONDITION;
      case StateError.PartitionTaken taken -> Code.FAILED_PRECONDITION;
      case StateError.TransactionRefused refused -> Code.ABORTED;
      case StateError.InvalidRequest invalid -> Code.INVALID_ARGUMENT;
      case StateError.TooLarge large -> Code.INVALID_ARGUMENT;
      case StateError.Overloaded full -> Code.RESOURCE_EXHAUSTED;
      case StateError.Unreadable unreadable -> Code.DATA_LOSS;
      case StateError.TableFailed failed -> TableStatus.code(failed.error());
    };
  }

  private static int http(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> 409;
      case StateError.AlreadyWritten written -> 409;
      case StateError.PartitionTaken taken -> 409;
      case StateError.InvalidRequest invalid -> 400;
      case StateError.TooLarge large -> 413;
      case StateError.Overloaded full -> 503;
      case StateError.TransactionRefused refused -> 500;
      case StateError.Unreadable unreadable -> 500;
      case StateError.TableFailed failed ->
          failed.error() instanceof TableError.TooLarge ? 413 : 500;
    };
  }
}
