package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.TableError;

/** Errors of a Storage's table as HTTP statuses; what clients may retry says after how long. */
final class StorageErrors {
  static final String RETRY_AFTER_SECONDS = "1";

  private StorageErrors() {}

  static HttpAnswer answer(TableError error) {
    return switch (error) {
      case TableError.TooLarge e -> StorageAnswers.error(413, e.text());
      case TableError.Throttled e -> retryable(429, e);
      case TableError.Full e -> retryable(503, e);
      case TableError.Unavailable e -> retryable(503, e);
      case TableError.Conflict e -> retryable(503, e);
      case TableError.Invalid e -> StorageAnswers.error(400, e.text());
      case TableError.Denied e -> StorageAnswers.error(502, e.text());
      case TableError.NotFound e -> StorageAnswers.error(502, e.text());
      case TableError.InUse e -> StorageAnswers.error(502, e.text());
      case TableError.ConditionFailed e -> StorageAnswers.error(412, e.text());
      case TableError.Duplicate e -> StorageAnswers.error(412, e.text());
      case TableError.TransactionCanceled e -> StorageAnswers.error(500, e.text());
      case TableError.OutcomeUnknown e -> StorageAnswers.error(500, e.text());
    };
  }

  private static HttpAnswer retryable(int status, TableError error) {
    return StorageAnswers.error(status, error.text()).with("retry-after", RETRY_AFTER_SECONDS);
  }
}
