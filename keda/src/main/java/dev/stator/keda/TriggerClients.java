package dev.stator.keda;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where a workload's items are: decided by configuration, never by what a call brings. */
public interface TriggerClients {

  /**
   * What the workload's TriggerAuthentication adds to a trigger's metadata, such as {@code
   * awsRegion}; empty for a workload that is not in the resource folder.
   */
  Map<String, String> parameters(ScaledWorkload workload, Map<String, String> metadata);

  /**
   * The client for one trigger of {@code workload}.
   *
   * @param metadata as it came with the call, to tell the workload's triggers apart
   * @throws TriggerException if the trigger asks for a place or an identity that it may not use
   */
  DynamoDbClient client(
      ScaledWorkload workload, DynamoDbTrigger trigger, Map<String, String> metadata);
}
