package dev.stator.connector.connection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;

/**
 * What a request touches.
 *
 * @param operation its name in the API
 * @param tables the tables that it names; ARNs are shortened to names
 * @param changes whether it may change anything
 * @param isKnown false if it uses tables that it does not name in a way known here
 * @param unread why a statement in it was not understood, so that it may do anything; null if there
 *     is no such statement
 */
public record RequestScope(
    String operation,
    Set<String> tables,
    boolean changes,
    boolean isKnown,
    @Nullable String unread) {
  private static final String REQUEST = "Request";
  private static final String ARN_RESOURCE = ":table/";

  /** Requests that only read start with these words. */
  private static final List<String> READS =
      List.of("Get", "Query", "Scan", "Describe", "List", "BatchGet", "TransactGet");

  /** Requests that are about no table. */
  private static final Set<String> ABOUT_NO_TABLE =
      Set.of("ListTables", "ListStreams", "DescribeLimits", "DescribeEndpoints", "GetRecords");

  /** The operation of each class of requests; finding it out takes longer than a read. */
  private static final ClassValue<String> OPERATIONS =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          String name = type.getSimpleName();
          return name.endsWith(REQUEST)
              ? name.substring(0, name.length() - REQUEST.length())
              : name;
        }
      };

  public static RequestScope of(SdkRequest request) {
    String name = OPERATIONS.get(request.getClass());
    return switch (request) {
      case BatchGetItemRequest batch -> known(name, batch.requestItems().keySet());
      case BatchWriteItemRequest batch -> known(name, batch.requestItems().keySet());
      case TransactGetItemsRequest transaction ->
          known(name, transaction.transactItems().stream().map(i -> i.get().tableName()).toList());
      case TransactWriteItemsRequest transaction ->
          known(name, transaction.transactItems().stream().flatMap(RequestScope::tables).toList());
      case ListTagsOfResourceRequest tags -> known(name, List.of(tags.resourceArn()));
      case TagResourceRequest tags -> known(name, List.of(tags.resourceArn()));
      case UntagResourceRequest tags -> known(name, List.of(tags.resourceArn()));
      case DescribeStreamRequest stream -> known(name, List.of(stream.streamArn()));
      case GetShardIteratorRequest iterator -> known(name, List.of(iterator.streamArn()));
      case ExecuteStatementRequest statement -> statements(name, Stream.of(statement.statement()));
      case BatchExecuteStatementRequest batch ->
          statements(name, batch.statements().stream().map(BatchStatementRequest::statement));
      case ExecuteTransactionRequest transaction ->
          statements(
              name,
              transaction.transactStatements().stream().map(ParameterizedStatement::statement));
      default ->
          request
              .getValueForField("TableName", String.class)
              .map(table -> known(name, List.of(table)))
              .orElseGet(
                  () ->
                      new RequestScope(
                          name, Set.of(), !isRead(name), ABOUT_NO_TABLE.contains(name), null));
    };
  }

  private static RequestScope known(String name, Collection<String> tables) {
    Set<String> names = new LinkedHashSet<>();
    tables.forEach(table -> names.add(nameOf(table)));
    return new RequestScope(name, names, !isRead(name), true, null);
  }

  private static boolean isRead(String operation) {
    for (String start : READS) {
      if (operation.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  private static Stream<String> tables(TransactWriteItem item) {
    List<String> tables = new ArrayList<>();
    if (item.put() != null) {
      tables.add(item.put().tableName());
    }
    if (item.update() != null) {
      tables.add(item.update().tableName());
    }
    if (item.delete() != null) {
      tables.add(item.delete().tableName());
    }
    if (item.conditionCheck() != null) {
      tables.add(item.conditionCheck().tableName());
    }
    return tables.stream();
  }

  private static RequestScope statements(String name, Stream<String> texts) {
    List<StatementTarget> targets = texts.map(StatementTarget::of).toList();
    Set<String> tables = new LinkedHashSet<>();
    String unread = null;
    for (StatementTarget target : targets) {
      switch (target) {
        case StatementTarget.Read read -> tables.add(nameOf(read.table()));
        case StatementTarget.Unread not -> unread = not.reason();
      }
    }
    return new RequestScope(
        name, tables, targets.stream().anyMatch(StatementTarget::changes), unread == null, unread);
  }

  /** The name of a table that is named by itself or by an ARN, of the table or of a part of it. */
  public static String nameOf(String nameOrArn) {
    int resource = nameOrArn.indexOf(ARN_RESOURCE);
    if (!nameOrArn.startsWith("arn:") || resource < 0) {
      return nameOrArn;
    }
    String rest = nameOrArn.substring(resource + ARN_RESOURCE.length());
    int part = rest.indexOf('/');
    return part < 0 ? rest : rest.substring(0, part);
  }
}
