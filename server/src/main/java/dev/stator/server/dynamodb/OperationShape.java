package dev.stator.server.dynamodb;

import dev.stator.model.operation.Operation;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operations that are served, each with the members of its request. A member in neither set is
 * unknown to the service too, which ignores it.
 *
 * <p>Source: Amazon DynamoDB API Reference and Amazon DynamoDB Streams API Reference, "Request
 * Parameters" of each action.
 */
enum OperationShape {
  CREATE_TABLE(
      "CreateTable",
      "TableName AttributeDefinitions KeySchema BillingMode ProvisionedThroughput"
          + " DeletionProtectionEnabled TableClass StreamSpecification Tags"
          + " GlobalSecondaryIndexes LocalSecondaryIndexes",
      "VectorIndexes SSESpecification ResourcePolicy OnDemandThroughput WarmThroughput"
          + " GlobalTableSourceArn GlobalTableSettingsReplicationMode",
      RequestMembers::createTable),
  DESCRIBE_TABLE("DescribeTable", "TableName", "", RequestMembers::describeTable),
  LIST_TABLES("ListTables", "ExclusiveStartTableName Limit", "", RequestMembers::listTables),
  UPDATE_TABLE(
      "UpdateTable",
      "TableName AttributeDefinitions BillingMode ProvisionedThroughput"
          + " GlobalSecondaryIndexUpdates DeletionProtectionEnabled TableClass"
          + " StreamSpecification",
      "SSESpecification ReplicaUpdates OnDemandThroughput WarmThroughput"
          + " MultiRegionConsistency GlobalTableWitnessUpdates VectorIndexUpdates"
          + " GlobalTableSettingsReplicationMode",
      RequestMembers::updateTable),
  DELETE_TABLE("DeleteTable", "TableName", "", RequestMembers::deleteTable),
  UPDATE_TIME_TO_LIVE(
      "UpdateTimeToLive",
      "TableName TimeToLiveSpecification",
      "",
      RequestMembers::updateTimeToLive),
  DESCRIBE_TIME_TO_LIVE("DescribeTimeToLive", "TableName", "", RequestMembers::describeTimeToLive),
  PUT_ITEM(
      "PutItem",
      "TableName Item ConditionExpression ExpressionAttributeNames ExpressionAttributeValues"
          + " ReturnValues ReturnValuesOnConditionCheckFailure ReturnConsumedCapacity"
          + " ReturnItemCollectionMetrics Expected ConditionalOperator",
      "",
      RequestMembers::putItem),
  GET_ITEM(
      "GetItem",
      "TableName Key ConsistentRead ProjectionExpression ExpressionAttributeNames"
          + " ReturnConsumedCapacity AttributesToGet",
      "",
      RequestMembers::getItem),
  UPDATE_ITEM(
      "UpdateItem",
      "TableName Key UpdateExpression ConditionExpression ExpressionAttributeNames"
          + " ExpressionAttributeValues ReturnValues ReturnValuesOnConditionCheckFailure"
          + " ReturnConsumedCapacity ReturnItemCollectionMetrics AttributeUpdates Expected"
          + " ConditionalOperator",
      "",
      RequestMembers::updateItem),
  DELETE_ITEM(
      "DeleteItem",
      "TableName Key ConditionExpression ExpressionAttributeNames ExpressionAttributeValues"
          + " ReturnValues ReturnValuesOnConditionCheckFailure ReturnConsumedCapacity"
          + " ReturnItemCollectionMetrics Expected ConditionalOperator",
      "",
      RequestMembers::deleteItem),
  QUERY(
      "Query",
      "TableName IndexName KeyConditionExpression FilterExpression ProjectionExpression"
          + " ExpressionAttributeNames ExpressionAttributeValues Select Limit ConsistentRead"
          + " ScanIndexForward ExclusiveStartKey ReturnConsumedCapacity KeyConditions QueryFilter"
          + " AttributesToGet ConditionalOperator",
      "",
      RequestMembers::query),
  SCAN(
      "Scan",
      "TableName IndexName FilterExpression ProjectionExpression ExpressionAttributeNames"
          + " ExpressionAttributeValues Select Limit ConsistentRead Segment TotalSegments"
          + " ExclusiveStartKey ReturnConsumedCapacity ScanFilter AttributesToGet"
          + " ConditionalOperator",
      "",
      RequestMembers::scan),
  TRANSACT_WRITE_ITEMS(
      "TransactWriteItems",
      "TransactItems ClientRequestToken ReturnConsumedCapacity ReturnItemCollectionMetrics",
      "",
      RequestMembers::transactWriteItems),
  TRANSACT_GET_ITEMS(
      "TransactGetItems",
      "TransactItems ReturnConsumedCapacity",
      "",
      RequestMembers::transactGetItems),
  BATCH_GET_ITEM(
      "BatchGetItem", "RequestItems ReturnConsumedCapacity", "", RequestMembers::batchGetItem),
  BATCH_WRITE_ITEM(
      "BatchWriteItem",
      "RequestItems ReturnConsumedCapacity ReturnItemCollectionMetrics",
      "",
      RequestMembers::batchWriteItem),
  TAG_RESOURCE("TagResource", "ResourceArn Tags", "", RequestMembers::tagResource),
  UNTAG_RESOURCE("UntagResource", "ResourceArn TagKeys", "", RequestMembers::untagResource),
  LIST_TAGS_OF_RESOURCE(
      "ListTagsOfResource", "ResourceArn NextToken", "", RequestMembers::listTagsOfResource),
  DESCRIBE_LIMITS("DescribeLimits", "", "", RequestMembers::describeLimits),
  DESCRIBE_ENDPOINTS("DescribeEndpoints", "", "", RequestMembers::describeEndpoints),
  EXECUTE_STATEMENT(
      "ExecuteStatement",
      "Statement Parameters ConsistentRead Limit NextToken ReturnConsumedCapacity"
          + " ReturnValuesOnConditionCheckFailure",
      "",
      RequestMembers::executeStatement),
  LIST_STREAMS(
      "ListStreams", "TableName Limit ExclusiveStartStreamArn", "", RequestMembers::listStreams),
  DESCRIBE_STREAM(
      "DescribeStream",
      "StreamArn Limit ExclusiveStartShardId ShardFilter",
      "",
      RequestMembers::describeStream),
  GET_SHARD_ITERATOR(
      "GetShardIterator",
      "StreamArn ShardId ShardIteratorType SequenceNumber",
      "",
      RequestMembers::getShardIterator),
  GET_RECORDS("GetRecords", "ShardIterator Limit", "", RequestMembers::getRecords),
  BATCH_EXECUTE_STATEMENT(
      "BatchExecuteStatement",
      "Statements ReturnConsumedCapacity",
      "",
      RequestMembers::batchExecuteStatement),
  EXECUTE_TRANSACTION(
      "ExecuteTransaction",
      "TransactStatements ClientRequestToken ReturnConsumedCapacity",
      "",
      RequestMembers::executeTransaction);

  private static final Map<String, OperationShape> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(OperationShape::operation, shape -> shape));

  private final String operation;
  private final Set<String> read;
  private final Set<String> refused;
  private final Function<RequestMembers, Operation<?>> make;

  OperationShape(
      String operation, String read, String refused, Function<RequestMembers, Operation<?>> make) {
    this.operation = operation;
    this.read = Set.of(read.split(" "));
    this.refused = Set.of(refused.split(" "));
    this.make = make;
  }

  /** The shape of the operation that the API names so; null if it is not served. */
  static @Nullable OperationShape named(String operation) {
    return BY_NAME.get(operation);
  }

  String operation() {
    return operation;
  }

  boolean reads(String member) {
    return read.contains(member);
  }

  /** Whether the service knows {@code member} and this front end does not support it yet. */
  boolean refuses(String member) {
    return refused.contains(member);
  }

  Operation<?> make(RequestMembers members) {
    return make.apply(members);
  }
}
