package dev.stator.server.unstorage;

import dev.stator.server.shell.HttpAnswer;
import dev.stator.tables.TableError;
import dev.stator.unstorage.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Errors of a Storage and its table as HTTP statuses, with what to do about them; what clients may
 * retry says after how long. What only the operator can mend is told in the log: its texts name
 * users and roles.
 */
final class StorageErrors {
  private static final Logger LOG = LoggerFactory.getLogger(StorageErrors.class);
  static final String RETRY_AFTER_SECONDS = "1";

  private StorageErrors() {}

  /**
   * An error as a client is told.
   *
   * @param retry whether the same request may work a little later
   */
  record Told(int status, String text, boolean retry) {
    Told(int status, String text) {
      this(status, text, false);
    }
  }

  static HttpAnswer answer(StorageException error) {
    return answer(told(error));
  }

  /** With the etag of what is there, if who asks may read it: a short text can be guessed by it. */
  static HttpAnswer answer(StorageException.PreconditionFailed failed, StorageCall call) {
    HttpAnswer answer = answer(told(failed));
    return failed.etag() != null && call.mayRead()
        ? answer.with("etag", EntityTags.quoted(failed.etag()))
        : answer;
  }

  static HttpAnswer answer(TableError error) {
    return answer(told(error));
  }

  private static HttpAnswer answer(Told told) {
    HttpAnswer answer = StorageAnswers.error(told.status(), told.text());
    return told.retry() ? answer.with("retry-after", RETRY_AFTER_SECONDS) : answer;
  }

  /**
   * @param error a {@link StorageException} or a {@link TableError}
   */
  static Told told(RuntimeException error) {
    return switch (error) {
      case StorageException storage -> told(storage);
      case TableError table -> told(table);
      default -> throw error;
    };
  }

  private static Told told(StorageException error) {
    return switch (error) {
      case StorageException.InvalidKey e -> new Told(400, e.text());
      case StorageException.InvalidValue e -> new Told(400, e.text());
      case StorageException.TooLarge e -> new Told(413, e.text());
      case StorageException.PreconditionFailed e -> new Told(412, "Precondition Failed");
      case StorageException.Contended e -> new Told(503, e.text(), true);
      case StorageException.Unsupported e -> new Told(501, e.text());
      case StorageException.WrongTable e -> {
        LOG.warn("a Storage's table: {}", e.text());
        yield new Told(502, "the Storage's table has another key; the log names it");
      }
      case StorageException.AlreadyMounted e -> new Told(500, e.text());
      case StorageException.BatchFailed e -> told(e.failures().getFirst().error());
    };
  }

  private static Told told(TableError error) {
    return switch (error) {
      case TableError.TooLarge e ->
          new Told(
              413,
              e.text()
                  + "; DynamoDB stores up to 409600 bytes in an item, so compress the value or"
                  + " split it over several keys");
      case TableError.Throttled e ->
          new Told(429, "the table takes no more requests at the moment; try again", true);
      case TableError.Full e -> new Told(503, "the store is full; reads still work", true);
      case TableError.Unavailable e ->
          logged(503, "the table cannot be reached at the moment; try again", true, e);
      case TableError.Conflict e ->
          new Told(503, "another change of the item is in progress; try again", true);
      case TableError.Invalid e -> new Told(400, e.text());
      case TableError.Denied e ->
          logged(502, "the table does not let this server do that; its log says why", false, e);
      case TableError.NotFound e ->
          logged(502, "the Storage's table or its index is missing; the log names it", false, e);
      case TableError.InUse e ->
          logged(503, "the Storage's table is being changed; try again", true, e);
      case TableError.ConditionFailed e -> new Told(412, "Precondition Failed");
      case TableError.Duplicate e -> new Told(412, "Precondition Failed");
      case TableError.TransactionCanceled e -> logged(500, "the change was not made", false, e);
      case TableError.OutcomeUnknown e ->
          logged(500, "the answer was lost: a change may have been made or not", false, e);
    };
  }

  private static Told logged(int status, String text, boolean retry, TableError error) {
    @Nullable String request = error.requestId();
    LOG.warn("a Storage's table: {} (request {})", error.text(), request);
    return new Told(status, text, retry);
  }
}
