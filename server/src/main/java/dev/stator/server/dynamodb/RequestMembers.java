package dev.stator.server.dynamodb;

import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.BatchWriteItem;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeEndpoints;
import dev.stator.model.operation.DescribeLimits;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.ListStreams;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.ListTagsOfResource;
import dev.stator.model.operation.LocalSecondaryIndex;
import dev.stator.model.operation.ParameterizedStatement;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.Tag;
import dev.stator.model.operation.TagResource;
import dev.stator.model.operation.TransactGetItems;
import dev.stator.model.operation.TransactWriteItems;
import dev.stator.model.operation.UntagResource;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.UpdateTable;
import dev.stator.model.operation.UpdateTimeToLive;
import dev.stator.model.operation.WriteRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one request as they arrive, in any order, until the operation's record is made of
 * them. A member has the same type in every operation that has it, but for RequestItems.
 */
final class RequestMembers {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Integer> integers = new HashMap<>();
  private final Map<String, Boolean> booleans = new HashMap<>();
  private @Nullable Item item;
  private @Nullable Item key;
  private @Nullable Item exclusiveStartKey;
  private @Nullable Map<String, String> names;
  private @Nullable Map<String, AttributeValue> values;
  private @Nullable List<AttributeDefinition> attributeDefinitions;
  private @Nullable List<KeySchemaElement> keySchema;
  private @Nullable ProvisionedThroughput provisionedThroughput;
  private @Nullable List<GlobalSecondaryIndex> globalIndexes;
  private @Nullable List<LocalSecondaryIndex> localIndexes;
  private @Nullable List<GlobalSecondaryIndexUpdate> indexUpdates;
  private @Nullable List<AttributeValue> parameters;
  private @Nullable StreamSpecification streamSpecification;
  private DescribeStream.@Nullable ShardFilter shardFilter;
  private @Nullable List<TransactionMembers.Action> transactItems;
  private @Nullable List<BatchStatement> statements;
  private final LegacyMembers legacy = new LegacyMembers();
  private @Nullable Map<String, KeysAndAttributes> batchReads;
  private @Nullable Map<String, List<WriteRequest>> batchWrites;
  private @Nullable List<Tag> tags;
  private @Nullable List<String> tagKeys;
  private @Nullable String ttlAttribute;
  private @Nullable Boolean ttlEnabled;

  /** Takes in the member {@code name} of {@code shape}, on whose value {@code in} stands. */
  void read(OperationShape shape, String name, RequestReader in) throws IOException {
    switch (name) {
      case "RequestItems" -> {
        if (shape == OperationShape.BATCH_WRITE_ITEM) {
          batchWrites = BatchMembers.writes(in);
        } else {
          batchReads = BatchMembers.reads(in);
        }
      }
      case "AttributesToGet",
          "Expected",
          "AttributeUpdates",
          "KeyConditions",
          "QueryFilter",
          "ScanFilter" ->
          legacy.read(name, in);
      case "Tags" -> tags = TableMembers.tags(in);
      case "TagKeys" -> tagKeys = in.texts();
      case "Item" -> item = in.item("");
      case "Key" -> key = in.item("");
      case "ExclusiveStartKey" ->
          exclusiveStartKey = in.item("The provided starting key is invalid: ");
      case "ExpressionAttributeNames" -> names = in.names();
      case "ExpressionAttributeValues" -> values = in.values();
      case "Parameters" -> parameters = in.parameters();
      case "TransactItems" ->
          transactItems =
              TransactionMembers.actions(
                  shape == OperationShape.TRANSACT_GET_ITEMS
                      ? "TransactGetItem"
                      : "TransactWriteItem",
                  in);
      case "Statements" -> statements = TransactionMembers.statements("BatchStatementRequest", in);
      case "TransactStatements" ->
          statements = TransactionMembers.statements("ParameterizedStatement", in);
      case "Limit", "Segment", "TotalSegments" -> keep(integers, name, in.integer());
      case "ConsistentRead", "ScanIndexForward", "DeletionProtectionEnabled" ->
          keep(booleans, name, in.bool());
      case "AttributeDefinitions" -> attributeDefinitions = TableMembers.attributeDefinitions(in);
      case "KeySchema" -> keySchema = TableMembers.keySchema(in);
      case "ProvisionedThroughput" -> provisionedThroughput = TableMembers.throughput(in);
      case "StreamSpecification" -> streamSpecification = StreamMembers.specification(in);
      case "ShardFilter" -> shardFilter = StreamMembers.shardFilter(in);
      case "GlobalSecondaryIndexes" -> globalIndexes = IndexMembers.global(in);
      case "LocalSecondaryIndexes" -> localIndexes = IndexMembers.local(in);
      case "GlobalSecondaryIndexUpdates" -> indexUpdates = IndexMembers.updates(in);
      case "TimeToLiveSpecification" ->
          in.structure("TimeToLiveSpecification", member -> readTimeToLive(member, in));
      default -> keep(texts, name, in.text());
    }
  }

  private void readTimeToLive(String member, RequestReader in) throws IOException {
    switch (member) {
      case "AttributeName" -> ttlAttribute = in.text();
      case "Enabled" -> ttlEnabled = in.bool();
      default -> in.skip();
    }
  }

  private static <T> void keep(Map<String, T> members, String name, @Nullable T value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  private @Nullable String text(String name) {
    return texts.get(name);
  }

  private @Nullable String tableName() {
    return text("TableName");
  }

  private Substitutions substitutions() {
    return names == null && values == null ? Substitutions.NONE : new Substitutions(names, values);
  }

  CreateTable createTable() {
    return new CreateTable(
        tableName(),
        attributeDefinitions,
        keySchema,
        text("BillingMode"),
        provisionedThroughput,
        booleans.get("DeletionProtectionEnabled"),
        text("TableClass"),
        streamSpecification,
        tags,
        globalIndexes,
        localIndexes);
  }

  UpdateTable updateTable() {
    return new UpdateTable(
        tableName(),
        attributeDefinitions,
        text("BillingMode"),
        provisionedThroughput,
        indexUpdates,
        booleans.get("DeletionProtectionEnabled"),
        text("TableClass"),
        streamSpecification);
  }

  DescribeTable describeTable() {
    return new DescribeTable(tableName());
  }

  ListTables listTables() {
    return new ListTables(text("ExclusiveStartTableName"), integers.get("Limit"));
  }

  DeleteTable deleteTable() {
    return new DeleteTable(tableName());
  }

  UpdateTimeToLive updateTimeToLive() {
    return new UpdateTimeToLive(tableName(), ttlAttribute, ttlEnabled);
  }

  DescribeTimeToLive describeTimeToLive() {
    return new DescribeTimeToLive(tableName());
  }

  PutItem putItem() {
    return new PutItem(
        tableName(),
        item,
        text("ConditionExpression"),
        substitutions(),
        text("ReturnValues"),
        text("ReturnValuesOnConditionCheckFailure"),
        text("ReturnConsumedCapacity"),
        text("ReturnItemCollectionMetrics"),
        legacy.expected,
        text("ConditionalOperator"));
  }

  GetItem getItem() {
    return new GetItem(
        tableName(),
        key,
        booleans.get("ConsistentRead"),
        text("ProjectionExpression"),
        substitutions(),
        text("ReturnConsumedCapacity"),
        legacy.attributesToGet);
  }

  UpdateItem updateItem() {
    return new UpdateItem(
        tableName(),
        key,
        text("UpdateExpression"),
        text("ConditionExpression"),
        substitutions(),
        text("ReturnValues"),
        text("ReturnValuesOnConditionCheckFailure"),
        text("ReturnConsumedCapacity"),
        text("ReturnItemCollectionMetrics"),
        legacy.attributeUpdates,
        legacy.expected,
        text("ConditionalOperator"));
  }

  DeleteItem deleteItem() {
    return new DeleteItem(
        tableName(),
        key,
        text("ConditionExpression"),
        substitutions(),
        text("ReturnValues"),
        text("ReturnValuesOnConditionCheckFailure"),
        text("ReturnConsumedCapacity"),
        text("ReturnItemCollectionMetrics"),
        legacy.expected,
        text("ConditionalOperator"));
  }

  Query query() {
    return new Query(
        tableName(),
        text("IndexName"),
        text("KeyConditionExpression"),
        text("FilterExpression"),
        text("ProjectionExpression"),
        substitutions(),
        text("Select"),
        integers.get("Limit"),
        booleans.get("ConsistentRead"),
        booleans.get("ScanIndexForward"),
        exclusiveStartKey,
        text("ReturnConsumedCapacity"),
        legacy.attributesToGet,
        legacy.keyConditions,
        legacy.filter,
        text("ConditionalOperator"));
  }

  Scan scan() {
    return new Scan(
        tableName(),
        text("IndexName"),
        text("FilterExpression"),
        text("ProjectionExpression"),
        substitutions(),
        text("Select"),
        integers.get("Limit"),
        booleans.get("ConsistentRead"),
        integers.get("Segment"),
        integers.get("TotalSegments"),
        exclusiveStartKey,
        text("ReturnConsumedCapacity"),
        legacy.attributesToGet,
        legacy.filter,
        text("ConditionalOperator"));
  }

  BatchGetItem batchGetItem() {
    return new BatchGetItem(batchReads, text("ReturnConsumedCapacity"));
  }

  BatchWriteItem batchWriteItem() {
    return new BatchWriteItem(
        batchWrites, text("ReturnConsumedCapacity"), text("ReturnItemCollectionMetrics"));
  }

  TagResource tagResource() {
    return new TagResource(text("ResourceArn"), tags);
  }

  UntagResource untagResource() {
    return new UntagResource(text("ResourceArn"), tagKeys);
  }

  ListTagsOfResource listTagsOfResource() {
    return new ListTagsOfResource(text("ResourceArn"), text("NextToken"));
  }

  DescribeLimits describeLimits() {
    return new DescribeLimits();
  }

  DescribeEndpoints describeEndpoints() {
    return new DescribeEndpoints(null);
  }

  ExecuteStatement executeStatement() {
    return new ExecuteStatement(
        text("Statement"),
        parameters,
        booleans.get("ConsistentRead"),
        integers.get("Limit"),
        text("NextToken"),
        text("ReturnConsumedCapacity"),
        text("ReturnValuesOnConditionCheckFailure"));
  }

  ListStreams listStreams() {
    return new ListStreams(tableName(), integers.get("Limit"), text("ExclusiveStartStreamArn"));
  }

  DescribeStream describeStream() {
    return new DescribeStream(
        text("StreamArn"), integers.get("Limit"), text("ExclusiveStartShardId"), shardFilter);
  }

  GetShardIterator getShardIterator() {
    return new GetShardIterator(
        text("StreamArn"), text("ShardId"), text("ShardIteratorType"), text("SequenceNumber"));
  }

  GetRecords getRecords() {
    return new GetRecords(text("ShardIterator"), integers.get("Limit"));
  }

  TransactWriteItems transactWriteItems() {
    return new TransactWriteItems(
        transactItems == null
            ? null
            : transactItems.stream().map(TransactionMembers.Action::write).toList(),
        text("ClientRequestToken"),
        text("ReturnConsumedCapacity"),
        text("ReturnItemCollectionMetrics"));
  }

  TransactGetItems transactGetItems() {
    return new TransactGetItems(
        transactItems == null
            ? null
            : transactItems.stream().map(TransactionMembers.Action::read).toList(),
        text("ReturnConsumedCapacity"));
  }

  BatchExecuteStatement batchExecuteStatement() {
    return new BatchExecuteStatement(statements, text("ReturnConsumedCapacity"));
  }

  ExecuteTransaction executeTransaction() {
    return new ExecuteTransaction(
        statements == null
            ? null
            : statements.stream()
                .map(
                    one ->
                        new ParameterizedStatement(
                            one.statement(),
                            one.parameters(),
                            one.returnValuesOnConditionCheckFailure()))
                .toList(),
        text("ClientRequestToken"),
        text("ReturnConsumedCapacity"));
  }
}
