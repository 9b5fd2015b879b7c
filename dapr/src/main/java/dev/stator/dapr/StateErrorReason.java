package dev.stator.dapr;

/**
 * What an error of a state store is called in the details of an answer ({@code
 * google.rpc.ErrorInfo}), the same to applications and to a daprd.
 *
 * <p>Source: Dapr docs, "Error codes reference guide": {@code DAPR_STATE_} and the error.
 */
public final class StateErrorReason {
  private StateErrorReason() {}

  /** Such as {@code DAPR_STATE_ETAG_MISMATCH}. */
  public static String of(StateError error) {
    return switch (error) {
      case StateError.EtagMismatch mismatch -> "DAPR_STATE_ETAG_MISMATCH";
      case StateError.AlreadyWritten written -> "DAPR_STATE_ALREADY_WRITTEN";
      case StateError.PartitionTaken taken -> "DAPR_STATE_PARTITION_TAKEN";
      case StateError.InvalidRequest invalid -> "DAPR_STATE_INVALID_REQUEST";
      case StateError.TooLarge large -> "DAPR_STATE_TOO_LARGE";
      case StateError.Overloaded overloaded -> "DAPR_STATE_OVERLOADED";
      case StateError.Unreadable unreadable -> "DAPR_STATE_UNREADABLE";
      case StateError.TransactionRefused refused -> "DAPR_STATE_TRANSACTION_REFUSED";
      case StateError.TableFailed failed -> "DAPR_STATE_TABLE_FAILED";
    };
  }
}
