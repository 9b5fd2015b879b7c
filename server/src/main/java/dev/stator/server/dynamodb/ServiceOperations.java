package dev.stator.server.dynamodb;

import java.util.Set;

/**
 * The operations that the service has, to tell those that are not served here from those that do
 * not exist.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Actions"; Amazon DynamoDB Streams API Reference.
 */
final class ServiceOperations {
  private static final String TABLES_PREFIX = "DynamoDB_20120810.";
  private static final String STREAMS_PREFIX = "DynamoDBStreams_20120810.";

  private static final Set<String> TABLES =
      Set.of(
          ("BatchExecuteStatement BatchGetItem BatchWriteItem CreateBackup CreateGlobalTable"
                  + " CreateTable DeleteBackup DeleteItem DeleteResourcePolicy DeleteTable"
                  + " DescribeBackup DescribeContinuousBackups DescribeContributorInsights"
                  + " DescribeEndpoints DescribeExport DescribeGlobalTable"
                  + " DescribeGlobalTableSettings DescribeImport"
                  + " DescribeKinesisStreamingDestination DescribeLimits DescribeTable"
                  + " DescribeTableReplicaAutoScaling DescribeTimeToLive"
                  + " DisableKinesisStreamingDestination EnableKinesisStreamingDestination"
                  + " ExecuteStatement ExecuteTransaction ExportTableToPointInTime GetItem"
                  + " GetResourcePolicy ImportTable ListBackups ListContributorInsights"
                  + " ListExports ListGlobalTables ListImports ListTables ListTagsOfResource"
                  + " PutItem PutResourcePolicy Query RestoreTableFromBackup"
                  + " RestoreTableToPointInTime Scan SearchVectors TagResource TransactGetItems"
                  + " TransactWriteItems UntagResource UpdateContinuousBackups"
                  + " UpdateContributorInsights UpdateGlobalTable UpdateGlobalTableSettings"
                  + " UpdateItem UpdateKinesisStreamingDestination UpdateTable"
                  + " UpdateTableReplicaAutoScaling UpdateTimeToLive")
              .split(" "));
  private static final Set<String> STREAMS =
      Set.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams");

  private ServiceOperations() {}

  /** The name of the operation that {@code target} names; "" if the service has none such. */
  static String operation(String target) {
    return exists(target) ? target.substring(target.indexOf('.') + 1) : "";
  }

  /** Whether {@code target}, an {@code X-Amz-Target}, names an operation of the service. */
  static boolean exists(String target) {
    return isOf(TABLES_PREFIX, TABLES, target) || isOf(STREAMS_PREFIX, STREAMS, target);
  }

  private static boolean isOf(String prefix, Set<String> operations, String target) {
    return target.startsWith(prefix) && operations.contains(target.substring(prefix.length()));
  }
}
