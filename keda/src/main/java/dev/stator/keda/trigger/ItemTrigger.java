package dev.stator.keda.trigger;

/**
 * A trigger of type {@code aws-dynamodb}: which items are measured, and how.
 *
 * <p>Source: KEDA documentation, "Scalers", AWS DynamoDB.
 */
public record ItemTrigger(
    Place place,
    Search search,
    Measure measure,
    Target target,
    IdentityOwner identityOwner,
    Sampling sampling)
    implements Trigger {

  /** The type of such triggers in a ScaledObject. */
  public static final String TYPE = "aws-dynamodb";

  @Override
  public String metricName() {
    return Trigger.normalised(TYPE + "-" + place.table());
  }
}
