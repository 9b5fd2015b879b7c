package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import dev.stator.model.operation.BatchGetItem;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.KeysAndAttributes;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.UpdateItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which legacy parameters may stand beside which others. What each of them says is for {@link
 * LegacyConditions}.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Legacy conditional parameters"; texts and order as
 * the service answers them.
 */
public final class LegacyParameters {
  private static final String EXPECTED = "Expected";
  private static final String OPERATOR = "ConditionalOperator";
  private static final String ATTRIBUTES_TO_GET = "AttributesToGet";
  private static final String CONDITION_EXPRESSION = "ConditionExpression";
  private static final String PROJECTION_EXPRESSION = "ProjectionExpression";
  private static final String FILTER_EXPRESSION = "FilterExpression";

  /** An operator joins two conditions, or more. */
  private static final int JOINED_MIN = 2;

  private LegacyParameters() {}

  public static void check(PutItem request) {
    new ParameterMix()
        .legacy(EXPECTED, request.expected())
        .legacy(OPERATOR, request.conditionalOperator())
        .expression(CONDITION_EXPRESSION, request.conditionExpression())
        .check();
    checkOperator(request.conditionalOperator(), request.expected());
  }

  public static void check(DeleteItem request) {
    new ParameterMix()
        .legacy(EXPECTED, request.expected())
        .legacy(OPERATOR, request.conditionalOperator())
        .expression(CONDITION_EXPRESSION, request.conditionExpression())
        .check();
    checkOperator(request.conditionalOperator(), request.expected());
  }

  public static void check(UpdateItem request) {
    new ParameterMix()
        .legacy("AttributeUpdates", request.attributeUpdates())
        .legacy(EXPECTED, request.expected())
        .legacy(OPERATOR, request.conditionalOperator())
        .expression("UpdateExpression", request.updateExpression())
        .expression(CONDITION_EXPRESSION, request.conditionExpression())
        .check();
    checkOperator(request.conditionalOperator(), request.expected());
  }

  public static void check(GetItem request) {
    new ParameterMix()
        .legacy(ATTRIBUTES_TO_GET, request.attributesToGet())
        .expression(PROJECTION_EXPRESSION, request.projectionExpression())
        .check();
  }

  /** KeyConditions may stand beside other expressions than KeyConditionExpression. */
  public static void check(Query request) {
    boolean twice = request.keyConditionExpression() != null;
    new ParameterMix()
        .legacy(ATTRIBUTES_TO_GET, request.attributesToGet())
        .legacy("QueryFilter", request.queryFilter())
        .legacy(OPERATOR, request.conditionalOperator())
        .legacy("KeyConditions", twice ? request.keyConditions() : null)
        .expression(PROJECTION_EXPRESSION, request.projectionExpression())
        .expression(FILTER_EXPRESSION, request.filterExpression())
        .expression("KeyConditionExpression", request.keyConditionExpression())
        .check();
    checkOperator(request.conditionalOperator(), request.queryFilter());
  }

  public static void check(Scan request) {
    new ParameterMix()
        .legacy(ATTRIBUTES_TO_GET, request.attributesToGet())
        .legacy("ScanFilter", request.scanFilter())
        .legacy(OPERATOR, request.conditionalOperator())
        .expression(PROJECTION_EXPRESSION, request.projectionExpression())
        .expression(FILTER_EXPRESSION, request.filterExpression())
        .check();
    checkOperator(request.conditionalOperator(), request.scanFilter());
  }

  /** One table's legacy parameter must not meet another table's expression either. */
  public static void check(BatchGetItem request) {
    ParameterMix mix = new ParameterMix();
    if (request.requestItems() != null) {
      for (KeysAndAttributes table : request.requestItems().values()) {
        mix.legacy(ATTRIBUTES_TO_GET, table.attributesToGet())
            .expression(PROJECTION_EXPRESSION, table.projectionExpression());
      }
    }
    mix.check();
  }

  private static void checkOperator(
      @Nullable String conditionalOperator, @Nullable Map<String, ?> conditions) {
    if (conditionalOperator == null) {
      return;
    }
    if (conditions == null || conditions.isEmpty()) {
      throw new EngineError.Validation(
          "ConditionalOperator cannot be used without Filter or Expected");
    }
    if (conditions.size() < JOINED_MIN) {
      throw new EngineError.Validation(
          "ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }
  }
}
