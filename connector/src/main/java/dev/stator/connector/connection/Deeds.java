package dev.stator.connector.connection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What a request of a general action does that other actions do as well, by the keys of these: a
 * batch may delete, a transaction update, a count scan. Whether a SELECT is a Scan depends on the
 * table's key, and is not told here.
 */
public final class Deeds {
  private static final String SCAN = "scanItems";
  private static final String PUT = "createItem";
  private static final String INSERT = "insertItem";
  private static final String UPDATE = "updateItem";
  private static final String DELETE = "deleteItem";

  private Deeds() {}

  /** The keys of the actions whose work {@code request} does. */
  public static Set<String> of(SdkRequest request) {
    return switch (request) {
      case ScanRequest scan -> Set.of(SCAN);
      case BatchWriteItemRequest batch ->
          distinct(
              batch.requestItems().values().stream().flatMap(Collection::stream).map(Deeds::of));
      case TransactWriteItemsRequest transaction ->
          distinct(transaction.transactItems().stream().flatMap(item -> of(item).stream()));
      case ExecuteStatementRequest statement -> statements(Stream.of(statement.statement()));
      case BatchExecuteStatementRequest batch ->
          statements(batch.statements().stream().map(BatchStatementRequest::statement));
      case ExecuteTransactionRequest transaction ->
          statements(
              transaction.transactStatements().stream().map(ParameterizedStatement::statement));
      default -> Set.of();
    };
  }

  private static String of(WriteRequest write) {
    return write.deleteRequest() == null ? PUT : DELETE;
  }

  private static List<String> of(TransactWriteItem item) {
    if (item.put() != null) {
      return List.of(PUT);
    }
    if (item.update() != null) {
      return List.of(UPDATE);
    }
    return item.delete() == null ? List.of() : List.of(DELETE);
  }

  private static Set<String> statements(Stream<String> texts) {
    return distinct(
        texts.flatMap(
            text ->
                switch (StatementTarget.of(text).verb()) {
                  case "INSERT" -> Stream.of(INSERT);
                  case "UPDATE" -> Stream.of(UPDATE);
                  case "DELETE" -> Stream.of(DELETE);
                  default -> Stream.of();
                }));
  }

  private static Set<String> distinct(Stream<String> keys) {
    return keys.collect(TreeSet::new, Set::add, Set::addAll);
  }
}
