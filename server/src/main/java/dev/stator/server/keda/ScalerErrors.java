package dev.stator.server.keda;

import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.trigger.NotAllowedException;
import dev.stator.keda.trigger.TriggerException;
import dev.stator.tables.TableError;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Failures as gRPC status codes, so that KEDA keeps the workload as it is. */
final class ScalerErrors {
  private static final Logger LOG = System.getLogger(ScalerErrors.class.getName());

  private ScalerErrors() {}

  static StatusRuntimeException status(RuntimeException failure) {
    return switch (failure) {
      case TriggerException trigger ->
          Status.INVALID_ARGUMENT.withDescription(trigger.text()).asRuntimeException();
      case NotAllowedException refused ->
          Status.PERMISSION_DENIED.withDescription(refused.text()).asRuntimeException();
      case MeasureException measuring ->
          Status.fromCode(code(measuring.reason()))
              .withDescription(measuring.text())
              .asRuntimeException();
      case TableError table ->
          Status.fromCode(code(table)).withDescription(table.text()).asRuntimeException();
      default -> {
        LOG.log(Level.ERROR, "unexpected failure of a scaler call", failure);
        yield Status.INTERNAL.withDescription("internal error").asRuntimeException();
      }
    };
  }

  private static Status.Code code(MeasureException.Reason reason) {
    return switch (reason) {
      case LATE -> Status.Code.DEADLINE_EXCEEDED;
      case BUDGET_SPENT -> Status.Code.RESOURCE_EXHAUSTED;
      case MISSING -> Status.Code.NOT_FOUND;
      case UNFIT -> Status.Code.FAILED_PRECONDITION;
    };
  }

  private static Status.Code code(TableError error) {
    return switch (error) {
      case TableError.NotFound e -> Status.Code.NOT_FOUND;
      case TableError.Invalid e -> Status.Code.INVALID_ARGUMENT;
      case TableError.Denied e -> Status.Code.PERMISSION_DENIED;
      case TableError.Throttled e -> Status.Code.UNAVAILABLE;
      case TableError.Unavailable e -> Status.Code.UNAVAILABLE;
      case TableError.Full e -> Status.Code.UNAVAILABLE;
      case TableError.OutcomeUnknown e -> Status.Code.UNAVAILABLE;
      case TableError.Conflict e -> Status.Code.ABORTED;
      case TableError.ConditionFailed e -> Status.Code.FAILED_PRECONDITION;
      case TableError.Duplicate e -> Status.Code.ALREADY_EXISTS;
      case TableError.TransactionCanceled e -> Status.Code.ABORTED;
      case TableError.InUse e -> Status.Code.FAILED_PRECONDITION;
      case TableError.TooLarge e -> Status.Code.INVALID_ARGUMENT;
    };
  }
}
