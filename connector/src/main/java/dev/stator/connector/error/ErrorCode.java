package dev.stator.connector.error;

/**
 * The kinds of failure of an action, by names that stay. Front ends switch over them without a
 * default.
 *
 * <p>The names that MuleSoft's Amazon DynamoDB connector has are those of its documentation, "Error
 * types".
 */
public enum ErrorCode {
  /** An input is missing, unknown, or not of its type. Nothing was sent. */
  INVALID_INPUT,
  /** There is no action of this name. */
  UNKNOWN_ACTION,
  /** There is no connection of this name. */
  UNKNOWN_CONNECTION,
  /** The service refused the request as malformed; the same request will never work. */
  VALIDATION,
  /** This program wants to know who asks, and was not told truly. Nothing was sent. */
  UNAUTHENTICATED,
  /** The credentials are missing, wrong, expired, or do not allow this. */
  ACCESS_DENIED,
  /** The connection's policy does not allow this. Nothing was sent. */
  FORBIDDEN_BY_POLICY,
  /** There is no such table or index, or it is not active yet. */
  RESOURCE_NOT_FOUND,
  /** The table exists already, or is being changed. */
  RESOURCE_IN_USE,
  /** The condition was false. Nothing was written. */
  CONDITIONAL_CHECK_FAILED,
  /** There is an item of this key, and the statement only inserts. Nothing was written. */
  DUPLICATE_ITEM,
  /** A transaction was not done. Nothing was written. */
  TRANSACTION_CANCELED,
  /** The idempotency key was used for another request before. Nothing was written. */
  IDEMPOTENCY_KEY_REUSED,
  /** Another transaction works on the same item. Nothing was written. */
  TRANSACTION_CONFLICT,
  /** The item is larger than 400 KB. */
  ITEM_TOO_LARGE,
  /** More requests than the table or the account takes. */
  THROTTLING,
  /** The store has no room. Nothing was written. */
  STORAGE_FULL,
  /** The database could not be reached. Nothing was written. */
  CONNECTIVITY,
  /** The answer was lost: a write may have been done or not. */
  OUTCOME_UNKNOWN,
  /** This database does not have the operation. Nothing was sent. */
  UNSUPPORTED,
  /** The request is longer than this program takes. Nothing was sent. */
  REQUEST_TOO_LARGE,
  /** What was found is longer than one answer may be. Nothing was changed. */
  RESULT_TOO_LARGE,
  /** What was asked for exists, but not in this way. Nothing was sent. */
  METHOD_NOT_ALLOWED,
  /** A fault of this program, which is in its log. */
  INTERNAL_FAILURE;

  private static final long SHORTLY_MILLIS = 100;
  private static final long LATER_MILLIS = 1000;

  /** When it makes sense to try again what may be tried again. */
  long retryAfterMillis() {
    return this == TRANSACTION_CONFLICT ? SHORTLY_MILLIS : LATER_MILLIS;
  }
}
