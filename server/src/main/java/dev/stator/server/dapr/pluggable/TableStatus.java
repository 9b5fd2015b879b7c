package dev.stator.server.dapr.pluggable;

import dev.stator.tables.TableError;
import io.grpc.Status;

/** The codes of what a table refuses. */
final class TableStatus {
  private TableStatus() {}

  static Status.Code code(TableError error) {
    return switch (error) {
      case TableError.ConditionFailed e -> Status.Code.ABORTED;
      case TableError.TransactionCanceled e -> Status.Code.ABORTED;
      case TableError.Conflict e -> Status.Code.ABORTED;
      case TableError.Duplicate e -> Status.Code.ALREADY_EXISTS;
      case TableError.NotFound e -> Status.Code.NOT_FOUND;
      case TableError.InUse e -> Status.Code.UNAVAILABLE;
      case TableError.Invalid e -> Status.Code.INVALID_ARGUMENT;
      case TableError.TooLarge e -> Status.Code.INVALID_ARGUMENT;
      case TableError.Denied e -> Status.Code.PERMISSION_DENIED;
      case TableError.Throttled e -> Status.Code.RESOURCE_EXHAUSTED;
      case TableError.Full e -> Status.Code.RESOURCE_EXHAUSTED;
      case TableError.Unavailable e -> Status.Code.UNAVAILABLE;
      case TableError.OutcomeUnknown e -> Status.Code.UNKNOWN;
    };
  }
}
