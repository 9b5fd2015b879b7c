package dev.stator.keda.trigger;

import org.jspecify.annotations.Nullable;

/**
 * A trigger of type {@code aws-dynamodb-streams}: the number of shards of a table's stream, or how
 * far its reader is behind.
 *
 * <p>Source: KEDA documentation, "Scalers", AWS DynamoDB Streams.
 *
 * @param lag null for the number of shards
 */
public record StreamTrigger(
    Place place, @Nullable Lag lag, Target target, IdentityOwner identityOwner, Sampling sampling)
    implements Trigger {

  /** The type of such triggers in a ScaledObject. */
  public static final String TYPE = "aws-dynamodb-streams";

  /**
   * Whose lag: the age in seconds of the oldest record that the reader has not handled.
   *
   * @param reader the name under which it keeps its checkpoint
   * @param checkpointTable where its checkpoint is
   * @param checkpointKey the key attribute of that table
   */
  public record Lag(String reader, String checkpointTable, String checkpointKey) {}

  @Override
  public String metricName() {
    return Trigger.normalised(TYPE + "-" + place.table());
  }
}
