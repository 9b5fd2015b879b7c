package dev.stator.server.connector;

import dev.stator.connector.error.ErrorCode;

/**
 * The HTTP status of each kind of error.
 *
 * <p>Source: RFC 9110, section 15; 429 of RFC 6585; 507 of RFC 4918.
 */
final class ErrorStatus {
  private ErrorStatus() {}

  static int of(ErrorCode code) {
    return switch (code) {
      case INVALID_INPUT, UNKNOWN_CONNECTION, VALIDATION, RESULT_TOO_LARGE -> 400;
      case UNAUTHENTICATED -> 401;
      case ACCESS_DENIED, FORBIDDEN_BY_POLICY -> 403;
      case UNKNOWN_ACTION, RESOURCE_NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case RESOURCE_IN_USE,
          CONDITIONAL_CHECK_FAILED,
          IDEMPOTENCY_KEY_REUSED,
          DUPLICATE_ITEM,
          TRANSACTION_CANCELED,
          TRANSACTION_CONFLICT ->
          409;
      case ITEM_TOO_LARGE, REQUEST_TOO_LARGE -> 413;
      case THROTTLING -> 429;
      case OUTCOME_UNKNOWN, INTERNAL_FAILURE -> 500;
      case UNSUPPORTED -> 501;
      case CONNECTIVITY -> 503;
      case STORAGE_FULL -> 507;
    };
  }
}
