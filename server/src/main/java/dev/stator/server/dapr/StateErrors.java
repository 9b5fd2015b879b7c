package dev.stator.server.dapr;

import dev.stator.dapr.StateError;
import dev.stator.tables.TableError;
import dev.stator.tables.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The errors of the state API.
 *
 * <p>Source: Dapr docs, "State management API reference" and "Error codes reference guide".
 */
final class StateErrors {
  private static final String MISMATCH = "possible etag mismatch. error from state store: ";

  private StateErrors() {}

  static DaprError notConfigured(String store, String appId) {
    return new DaprError(
        500,
        "ERR_STATE_STORE_NOT_CONFIGURED",
        "state store " + store + " is not configured",
        List.of(ErrorDetails.errorInfo("DAPR_STATE_NOT_CONFIGURED", app(appId))));
  }

  static DaprError notFound(String store, String appId) {
    return new DaprError(
        400,
        "ERR_STATE_STORE_NOT_FOUND",
        "state store " + store + " is not found",
        List.of(ErrorDetails.errorInfo("DAPR_STATE_NOT_FOUND", app(appId))));
  }

  private static Map<String, String> app(String appId) {
    return appId.isEmpty() ? Map.of() : Map.of("appID", appId);
  }

  static DaprError illegalKey(String store, String key, String reason) {
    String text = "api error: code = InvalidArgument desc = " + reason;
    return new DaprError(
        400,
        DaprError.MALFORMED_REQUEST,
        text,
        List.of(
            ErrorDetails.badRequest(key, text),
            ErrorDetails.stateStore(store),
            ErrorDetails.errorInfo("DAPR_STATE_ILLEGAL_KEY", Map.of())));
  }

  static DaprError tooManyOperations(String store, int count, int max) {
    Map<String, String> sizes = new LinkedHashMap<>();
    sizes.put("currentOpsTransaction", Integer.toString(count));
    sizes.put("maxOpsPerTransaction", Integer.toString(max));
    return new DaprError(
        400,
        "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS",
        "the transaction contains %d operations, which is more than what the state store supports: %d"
            .formatted(count, max),
        List.of(
            ErrorDetails.stateStore(store),
            ErrorDetails.errorInfo("DAPR_STATE_TOO_MANY_TRANSACTIONS", sizes)));
  }

  /**
   * Whatever is wrong with a transaction is 500 in Dapr; the details name the operations.
   *
   * @param keys of the operations, as the application names them
   */
  static DaprError transaction(StateError error, List<String> keys) {
    List<JsonValue> details = new ArrayList<>();
    if (error instanceof StateError.TransactionRefused refused) {
      for (StateError.TransactionRefused.Refusal refusal : refused.refusals()) {
        Map<String, String> operation = new LinkedHashMap<>();
        operation.put("key", keys.get(refusal.index()));
        operation.put("operation", Integer.toString(refusal.index()));
        operation.put("operationType", refusal.operation());
        details.add(ErrorDetails.errorInfo(reason(refusal.reason()), operation));
      }
    }
    return new DaprError(
        500,
        "ERR_STATE_TRANSACTION",
        "error while executing state transaction: " + text(error),
        details);
  }

  private static String reason(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> "DAPR_STATE_ETAG_MISMATCH";
      case StateError.AlreadyWritten written -> "DAPR_STATE_ALREADY_WRITTEN";
      case StateError.PartitionTaken taken -> "DAPR_STATE_PARTITION_TAKEN";
      case StateError.InvalidRequest invalid -> "DAPR_STATE_INVALID_REQUEST";
      case StateError.TooLarge large -> "DAPR_STATE_TOO_LARGE";
      case StateError.Unreadable unreadable -> "DAPR_STATE_UNREADABLE";
      case StateError.TransactionRefused refused -> "DAPR_STATE_TRANSACTION_REFUSED";
      case StateError.TableFailed failed -> "DAPR_STATE_TABLE_FAILED";
    };
  }

  static DaprError query(String store, String reason) {
    return new DaprError(
        500,
        "ERR_STATE_QUERY",
        "state store %s query failed: %s".formatted(store, reason),
        List.of(
            ErrorDetails.stateStore(store),
            ErrorDetails.errorInfo("DAPR_STATE_QUERY_FAILED", Map.of())));
  }

  static DaprError get(String store, String key, StateError error) {
    return new DaprError(
        status(error),
        "ERR_STATE_GET",
        "fail to get %s from state store %s: %s".formatted(key, store, text(error)));
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

  static DaprError save(String store, int status, String text) {
    return new DaprError(
        status,
        "ERR_STATE_SAVE",
        "failed saving state in state store %s: %s".formatted(store, text));
  }

  /** The words for a client. */
  static String text(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> MISMATCH + mismatch.text();
      case StateError.AlreadyWritten written -> MISMATCH + written.text();
      case StateError.PartitionTaken taken -> taken.text();
      case StateError.InvalidRequest invalid -> invalid.text();
      case StateError.TooLarge large -> large.text();
      case StateError.Unreadable unreadable -> unreadable.text();
      case StateError.TransactionRefused refused -> refused.text();
      case StateError.TableFailed failed -> failed.text();
    };
  }

  static int status(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> 409;
      case StateError.AlreadyWritten written -> 409;
      case StateError.PartitionTaken taken -> 409;
      case StateError.InvalidRequest invalid -> 400;
      case StateError.TooLarge large -> 413;
      case StateError.Unreadable unreadable -> 500;
      case StateError.TransactionRefused refused -> 500;
      case StateError.TableFailed failed -> status(failed.error());
    };
  }

  /** Dapr knows 409 for conflicts of ETags only; all that a table says is 500. */
  private static int status(TableError error) {
    return switch (error) {
      case TableError.ConditionFailed condition -> 409;
      case TableError.TooLarge large -> 413;
      case TableError.Duplicate duplicate -> 500;
      case TableError.TransactionCanceled canceled -> 500;
      case TableError.Conflict conflict -> 500;
      case TableError.NotFound missing -> 500;
      case TableError.InUse inUse -> 500;
      case TableError.Invalid invalid -> 500;
      case TableError.Denied denied -> 500;
      case TableError.Throttled throttled -> 500;
      case TableError.Full full -> 500;
      case TableError.Unavailable unavailable -> 500;
      case TableError.OutcomeUnknown unknown -> 500;
    };
  }
}
