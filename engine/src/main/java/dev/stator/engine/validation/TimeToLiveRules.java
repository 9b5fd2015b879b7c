package dev.stator.engine.validation;

import dev.stator.engine.catalog.TableDefinition;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.UpdateTimeToLive;

/**
 * The rules for UpdateTimeToLive. The service's pause of an hour between two changes is not one of
 * them.
 *
 * <p>Source: Amazon DynamoDB API Reference, "UpdateTimeToLive"; texts as the service answers them.
 */
public final class TimeToLiveRules {
  private static final String PATH = "timeToLiveSpecification.";

  private TimeToLiveRules() {}

  /** The members of the specification. */
  public static void checkMembers(UpdateTimeToLive request) {
    String attribute = PATH + "attributeName";
    new Constraints()
        .required(attribute, request.attributeName())
        .length(attribute, request.attributeName(), 1, Limits.KEY_ATTRIBUTE_NAME_LENGTH_MAX)
        .required(PATH + "enabled", request.enabled())
        .check();
  }

  /** Whether TTL of the table, as it is now, may be switched so. */
  public static void checkChange(TableDefinition table, String attribute, boolean enable) {
    String current = table.ttlAttribute();
    if (current == null) {
      if (!enable) {
        throw new EngineError.Validation("TimeToLive is already disabled");
      }
      return;
    }
    if (!current.equals(attribute)) {
      throw new EngineError.Validation(
          "TimeToLive is active on a different AttributeName: current value of AttributeName is "
              + current);
    }
    if (enable) {
      throw new EngineError.Validation("TimeToLive is already enabled");
    }
  }
}
