package dev.stator.server.dapr.sidecar;

import dev.stator.dapr.StateError;
import dev.stator.dapr.StateErrorReason;
import dev.stator.tables.TableError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The errors of the state API.
 *
 * <p>Source: Dapr docs, "State management API reference" and "Error codes reference guide".
 */
public final class StateErrors {
  private static final String MISMATCH = "possible etag mismatch. error from state store: ";

  private StateErrors() {}

  /**
   * @param application what is told of the application
   */
  static DaprError notConfigured(String store, Map<String, String> application) {
    return new DaprError(
        ErrorStatus.NOT_CONFIGURED,
        "ERR_STATE_STORE_NOT_CONFIGURED",
        "state store " + store + " is not configured",
        List.of(new ErrorDetail.Cause("DAPR_STATE_NOT_CONFIGURED", application)));
  }

  /**
   * @param application what is told of the application
   */
  static DaprError notFound(String store, Map<String, String> application) {
    return new DaprError(
        ErrorStatus.INVALID,
        "ERR_STATE_STORE_NOT_FOUND",
        "state store " + store + " is not found",
        List.of(new ErrorDetail.Cause("DAPR_STATE_NOT_FOUND", application)));
  }

  static DaprError illegalKey(String store, String key, String text) {
    return new DaprError(
        ErrorStatus.INVALID,
        DaprError.MALFORMED_REQUEST,
        text,
        List.of(
            new ErrorDetail.BadField(key, text),
            ErrorDetail.Resource.stateStore(store),
            new ErrorDetail.Cause("DAPR_STATE_ILLEGAL_KEY", Map.of())));
  }

  static DaprError tooManyOperations(String store, int count, int max) {
    Map<String, String> sizes = new LinkedHashMap<>();
    sizes.put("currentOpsTransaction", Integer.toString(count));
    sizes.put("maxOpsPerTransaction", Integer.toString(max));
    return new DaprError(
        ErrorStatus.INVALID,
        "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS",
        "the transaction contains %d operations, which is more than what the state store supports: %d"
            .formatted(count, max),
        List.of(
            ErrorDetail.Resource.stateStore(store),
            new ErrorDetail.Cause("DAPR_STATE_TOO_MANY_TRANSACTIONS", sizes)));
  }

  /**
   * Whatever is wrong with a transaction is a failure in Dapr; the details name the operations.
   *
   * @param keys of the operations, as the application names them
   */
  static DaprError transaction(StateError error, List<String> keys) {
    List<ErrorDetail> details = new ArrayList<>();
    if (error instanceof StateError.TransactionRefused refused) {
      for (StateError.TransactionRefused.Refusal refusal : refused.refusals()) {
        details.add(
            operation(
                refusal.reason(), refusal.index(), refusal.operation(), keys.get(refusal.index())));
      }
    }
    return new DaprError(
        ErrorStatus.FAILED,
        DaprError.TRANSACTION,
        "error while executing state transaction: " + text(error),
        details);
  }

  /** A transaction with an operation that cannot be understood. */
  static DaprError operation(StateError error, int index, TransactionStep step) {
    return new DaprError(
        ErrorStatus.FAILED,
        DaprError.TRANSACTION,
        "error while executing state transaction: operation %d, %s of key '%s': %s"
            .formatted(index, step.type(), step.request().key(), text(error)),
        List.of(operation(error, index, step.type(), step.request().key())));
  }

  private static ErrorDetail operation(StateError reason, int index, String type, String key) {
    Map<String, String> operation = new LinkedHashMap<>();
    operation.put("key", key);
    operation.put("operation", Integer.toString(index));
    operation.put("operationType", type);
    return new ErrorDetail.Cause(StateErrorReason.of(reason), operation);
  }

  static DaprError query(String store, String reason) {
    return query(ErrorStatus.FAILED, store, reason);
  }

  static DaprError queryOverloaded(String store, StateError.Overloaded full) {
    return query(ErrorStatus.OVERLOADED, store, full.text());
  }

  private static DaprError query(ErrorStatus status, String store, String reason) {
    return new DaprError(
        status,
        "ERR_STATE_QUERY",
        "state store %s query failed: %s".formatted(store, reason),
        List.of(
            ErrorDetail.Resource.stateStore(store),
            new ErrorDetail.Cause("DAPR_STATE_QUERY_FAILED", Map.of())));
  }

  public static DaprError get(String store, String key, StateError error) {
    return new DaprError(
        status(error),
        "ERR_STATE_GET",
        "fail to get %s from state store %s: %s".formatted(key, store, text(error)));
  }

  static DaprError deleteBulk(String store, ErrorStatus status, String text) {
    return new DaprError(
        status,
        "ERR_STATE_BULK_DELETE",
        "failed deleting state in state store %s: %s".formatted(store, text));
  }

  static DaprError bulkGet(StateError error) {
    return new DaprError(status(error), "ERR_STATE_BULK_GET", text(error));
  }

  static DaprError delete(String key, StateError error) {
    return new DaprError(
        status(error),
        "ERR_STATE_DELETE",
        "failed deleting state with key %s: %s".formatted(key, text(error)));
  }

  static DaprError save(String store, StateError error) {
    return save(store, status(error), text(error));
  }

  static DaprError save(String store, ErrorStatus status, String text) {
    return new DaprError(
        status,
        "ERR_STATE_SAVE",
        "failed saving state in state store %s: %s".formatted(store, text));
  }

  /** The words for a client. */
  public static String text(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> MISMATCH + mismatch.text();
      case StateError.AlreadyWritten written -> MISMATCH + written.text();
      case StateError.PartitionTaken taken -> taken.text();
      case StateError.InvalidRequest invalid -> invalid.text();
      case StateError.TooLarge large -> large.text();
      case StateError.Overloaded full -> full.text();
      case StateError.Unreadable unreadable -> unreadable.text();
      case StateError.TransactionRefused refused -> refused.text();
      case StateError.TableFailed failed -> failed.text();
    };
  }

  static ErrorStatus status(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> ErrorStatus.CONFLICT;
      case StateError.AlreadyWritten written -> ErrorStatus.CONFLICT;
      case StateError.PartitionTaken taken -> ErrorStatus.CONFLICT;
      case StateError.InvalidRequest invalid -> ErrorStatus.INVALID;
      case StateError.TooLarge large -> ErrorStatus.TOO_LARGE;
      case StateError.Overloaded full -> ErrorStatus.OVERLOADED;
      case StateError.Unreadable unreadable -> ErrorStatus.FAILED;
      case StateError.TransactionRefused refused -> ErrorStatus.FAILED;
      case StateError.TableFailed failed -> status(failed.error());
    };
  }

  /** Dapr knows a status for conflicts of ETags only; all that a table says is a failure. */
  private static ErrorStatus status(TableError error) {
    return switch (error) {
      case TableError.ConditionFailed condition -> ErrorStatus.CONFLICT;
      case TableError.TooLarge large -> ErrorStatus.TOO_LARGE;
      case TableError.Duplicate duplicate -> ErrorStatus.FAILED;
      case TableError.TransactionCanceled canceled -> ErrorStatus.FAILED;
      case TableError.Conflict conflict -> ErrorStatus.FAILED;
      case TableError.NotFound missing -> ErrorStatus.FAILED;
      case TableError.InUse inUse -> ErrorStatus.FAILED;
      case TableError.Invalid invalid -> ErrorStatus.FAILED;
      case TableError.Denied denied -> ErrorStatus.FAILED;
      case TableError.Throttled throttled -> ErrorStatus.FAILED;
      case TableError.Full full -> ErrorStatus.FAILED;
      case TableError.Unavailable unavailable -> ErrorStatus.FAILED;
      case TableError.OutcomeUnknown unknown -> ErrorStatus.FAILED;
    };
  }
}
