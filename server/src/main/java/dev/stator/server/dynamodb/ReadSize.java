package dev.stator.server.dynamodb;

import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.tables.batch.ReadRoom;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a read before it is made. Requests are not checked yet: they may lack anything.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Quotas in Amazon DynamoDB"; API Reference,
 * "TransactGetItems", "BatchExecuteStatement".
 */
final class ReadSize {
  private static final long TRANSACTION_BYTES_MAX = 4 * 1024 * 1024;
  private static final String SELECT = "SELECT";

  private ReadSize() {}

  /** What {@code operation} may bring, where that is much more than one page: else 0. */
  static long bytesMax(Operation<?> operation) {
    return switch (operation) {
      case BatchGetItem batch -> ReadRoom.ofBatch(keys(batch));
      case BatchExecuteStatement batch -> ReadRoom.ofBatch(size(batch.statements()));
      case TransactGetItems all -> transaction(size(all.transactItems()));
      case ExecuteTransaction all -> transaction(size(all.transactStatements()));
      default -> 0;
    };
  }

  /** Whether it surely changed nothing, so that it does no harm to have it sent again. */
  static boolean isRead(Operation<?> operation) {
    return switch (operation) {
      case GetItem get -> true;
      case Query query -> true;
      case Scan scan -> true;
      case GetRecords records -> true;
      case BatchGetItem batch -> true;
      case TransactGetItems all -> true;
      case ExecuteStatement one -> isSelect(one.statement());
      case BatchExecuteStatement batch ->
          areSelects(stream(batch.statements()).map(BatchStatement::statement));
      case ExecuteTransaction all ->
          areSelects(stream(all.transactStatements()).map(ParameterizedStatement::statement));
      default -> false;
    };
  }

  private static long transaction(int items) {
    return Math.min(ReadRoom.ofBatch(items), TRANSACTION_BYTES_MAX);
  }

  private static long keys(BatchGetItem batch) {
    return batch.requestItems() == null
        ? 0
        : batch.requestItems().values().stream()
            .map(KeysAndAttributes::keys)
            .mapToLong(ReadSize::size)
            .sum();
  }

  private static int size(@Nullable List<?> list) {
    return list == null ? 0 : list.size();
  }

  private static <T> Stream<T> stream(@Nullable List<T> list) {
    return list == null ? Stream.empty() : list.stream();
  }

  private static boolean areSelects(Stream<@Nullable String> statements) {
    return statements.allMatch(ReadSize::isSelect);
  }

  /** One that begins otherwise, with a comment, say, may be a read, too; that is not asked for. */
  private static boolean isSelect(@Nullable String statement) {
    return statement != null
        && statement.stripLeading().regionMatches(true, 0, SELECT, 0, SELECT.length());
  }
}
