package dev.stator.engine.partiql;

import dev.stator.model.EngineError;
import dev.stator.model.operation.BatchExecuteStatement;

/**
 * What a batch answers for a statement that was not done.
 *
 * <p>Source: Amazon DynamoDB API Reference, "BatchStatementError".
 */
final class StatementErrors {
  private StatementErrors() {}

  static BatchExecuteStatement.StatementError of(EngineError error) {
    return new BatchExecuteStatement.StatementError(
        code(error),
        error.text(),
        error instanceof EngineError.ConditionalCheckFailed failed ? failed.item() : null);
  }

  private static String code(EngineError error) {
    return switch (error) {
      case EngineError.ConditionalCheckFailed e -> "ConditionalCheckFailed";
      case EngineError.DuplicateItem e -> "DuplicateItem";
      case EngineError.ResourceNotFound e -> "ResourceNotFound";
      case EngineError.ItemCollectionSizeLimitExceeded e -> "ItemCollectionSizeLimitExceeded";
      case EngineError.TransactionConflict e -> "TransactionConflict";
      case EngineError.Throttled e -> "ThrottlingError";
      case EngineError.LimitExceeded e -> "RequestLimitExceeded";
      case EngineError.StorageFull e -> "InternalServerError";
      case EngineError.StorageBroken e -> "InternalServerError";
      case EngineError.OutcomeUnknown e -> "InternalServerError";
      default -> "ValidationError";
    };
  }
}
