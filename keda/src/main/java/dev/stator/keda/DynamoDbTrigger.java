package dev.stator.keda;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A trigger of type {@code aws-dynamodb}: which items are counted, and how many are one replica's
 * work.
 *
 * <p>Source: KEDA documentation, "Scalers", AWS DynamoDB.
 *
 * @param targetValue items for each replica, at least 1
 * @param activationTargetValue the workload is active while there are more items than this
 * @param indexName null queries the table
 * @param filterExpression null counts every item of the key condition
 * @param awsEndpoint an address instead of the region's own; null for AWS
 */
public record DynamoDbTrigger(
    String tableName,
    String awsRegion,
    String keyConditionExpression,
    Map<String, String> expressionAttributeNames,
    Map<String, AttributeValue> expressionAttributeValues,
    long targetValue,
    long activationTargetValue,
    @Nullable String indexName,
    @Nullable String filterExpression,
    @Nullable URI awsEndpoint,
    IdentityOwner identityOwner) {

  /** The type of such triggers in a ScaledObject. */
  public static final String TYPE = "aws-dynamodb";

  public DynamoDbTrigger {
    expressionAttributeNames = Map.copyOf(expressionAttributeNames);
    expressionAttributeValues = Map.copyOf(expressionAttributeValues);
  }

  /**
   * Reads a trigger's metadata.
   *
   * @param metadata as it stands in the ScaledObject, or as it comes with a call; entries that are
   *     not this scaler's are ignored, as KEDA does
   * @param authentication what the TriggerAuthentication adds; {@code awsRegion} may come from
   *     there
   * @throws TriggerException every field that is missing or wrong
   */
  public static DynamoDbTrigger parse(
      Map<String, String> metadata, Map<String, String> authentication) {
    return new TriggerParser(metadata, authentication).parse();
  }

  /**
   * The metric's name, without the {@code sN-} that KEDA puts before it: {@code
   * aws-dynamodb-<table>}, with what cannot stand in a metric's name replaced by a hyphen.
   */
  public String metricName() {
    return TYPE + "-" + tableName.replaceAll("[/.:%()]", "-");
  }
}
