package dev.stator.connector.connection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What a request of a general action does that other actions do as well, by the keys of these: a
 * batch may get or delete, a transaction update, a count scan, an increment is an update.
 *
 * <p>A SELECT is the one read that it is: in a batch or a transaction of statements it gets an item
 * by its key, as the service takes no other there. Alone it may be any read, which depends on the
 * table's key and is not told here.
 */
public final class Deeds {
  private static final String GET = "getItem";
  private static final String QUERY = "queryItems";
  private static final String SCAN = "scanItems";
  private static final String PUT = "createItem";
  private static final String INSERT = "insertItem";
  private static final String UPDATE = "updateItem";
  private static final String DELETE = "deleteItem";
  private static final String UPDATE_TABLE = "updateTable";

  /** What a SELECT that is sent alone may be. */
  public static final Set<String> READS = Set.of(GET, QUERY, SCAN);

  private static final Set<String> ALL = Set.of(GET, QUERY, SCAN, PUT, INSERT, UPDATE, DELETE);

  private Deeds() {}

  /** The keys of the actions whose work {@code request} does. */
  public static Set<String> of(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> Set.of(GET);
      case PutItemRequest put -> Set.of(PUT);
      case UpdateItemRequest update -> Set.of(UPDATE);
      case DeleteItemRequest delete -> Set.of(DELETE);
      case UpdateTableRequest update -> Set.of(UPDATE_TABLE);
      case BatchGetItemRequest batch -> Set.of(GET);
      case TransactGetItemsRequest transaction -> Set.of(GET);
      case QueryRequest query -> Set.of(QUERY);
      case ScanRequest scan -> Set.of(SCAN);
      case BatchWriteItemRequest batch ->
          distinct(
              batch.requestItems().values().stream().flatMap(Collection::stream).map(Deeds::of));
      case TransactWriteItemsRequest transaction ->
          distinct(transaction.transactItems().stream().flatMap(item -> of(item).stream()));
      case ExecuteStatementRequest statement -> {
        StatementTarget target = StatementTarget.of(statement.statement());
        yield target.reads() ? Set.of() : of(target);
      }
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
    if (item.delete() != null) {
      return List.of(DELETE);
    }
    // A check that fails tells the item.
    return List.of(GET);
  }

  private static Set<String> statements(Stream<String> texts) {
    return distinct(texts.flatMap(text -> of(StatementTarget.of(text)).stream()));
  }

  /** A statement that only the service understands may do anything. */
  private static Set<String> of(StatementTarget target) {
    return switch (target.verb()) {
      case SELECT, EXISTS -> Set.of(GET);
      case INSERT -> Set.of(PUT, INSERT);
      case UPDATE -> Set.of(UPDATE);
      case DELETE -> Set.of(DELETE);
      case null -> ALL;
    };
  }

  private static Set<String> distinct(Stream<String> keys) {
    return keys.collect(TreeSet::new, Set::add, Set::addAll);
  }
}
