package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.UpdateItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for what a request asks to be told: ReturnValues, ReturnConsumedCapacity and their
 * like, that its item or key is present, and that it does not mix expressions and their legacy
 * forms.
 *
 * <p>Source: Amazon DynamoDB API Reference, "PutItem", "UpdateItem", "DeleteItem"; texts and order
 * of the lists as the service answers them.
 */
public final class ReturnRules {
  private static final List<String> CAPACITY = List.of("INDEXES", "TOTAL", "NONE");
  private static final List<String> METRICS = List.of("SIZE", "NONE");
  private static final List<String> VALUES =
      List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
  private static final List<String> ON_CONDITION_FAILURE = List.of("ALL_OLD", "NONE");

  private ReturnRules() {}

  public static void check(PutItem request) {
    Constraints constraints = new Constraints();
    checkCapacity(constraints, request.returnConsumedCapacity());
    checkMetrics(constraints, request.returnItemCollectionMetrics());
    checkValues(constraints, request.returnValues());
    checkOnFailure(constraints, request.returnValuesOnConditionCheckFailure());
    LegacyConstraints.checkExpected(constraints, request.expected(), request.conditionalOperator());
    constraints.required("item", request.item()).check();
    checkOnlyOld(request.returnValues());
    LegacyParameters.check(request);
  }

  public static void check(DeleteItem request) {
    Constraints constraints = new Constraints();
    checkCapacity(constraints, request.returnConsumedCapacity());
    checkMetrics(constraints, request.returnItemCollectionMetrics());
    checkValues(constraints, request.returnValues());
    checkOnFailure(constraints, request.returnValuesOnConditionCheckFailure());
    LegacyConstraints.checkExpected(constraints, request.expected(), request.conditionalOperator());
    constraints.required("key", request.key()).check();
    checkOnlyOld(request.returnValues());
    LegacyParameters.check(request);
  }

  /** Unlike the others, UpdateItem tells the first mistake only. */
  public static void check(UpdateItem request) {
    checkCapacity(new Constraints(), request.returnConsumedCapacity()).check();
    checkMetrics(new Constraints(), request.returnItemCollectionMetrics()).check();
    checkValues(new Constraints(), request.returnValues()).check();
    checkOnFailure(new Constraints(), request.returnValuesOnConditionCheckFailure()).check();
    Constraints legacy = new Constraints();
    LegacyConstraints.checkExpected(legacy, request.expected(), request.conditionalOperator());
    LegacyConstraints.checkUpdates(legacy, request.attributeUpdates());
    legacy.check();
    new Constraints().required("key", request.key()).check();
    LegacyParameters.check(request);
  }

  public static void check(GetItem request) {
    Constraints constraints = checkCapacity(new Constraints(), request.returnConsumedCapacity());
    LegacyConstraints.checkAttributesToGet(constraints, request.attributesToGet());
    constraints.required("key", request.key()).check();
    LegacyParameters.check(request);
  }

  /** ReturnConsumedCapacity, of any operation. */
  public static Constraints checkCapacity(Constraints constraints, @Nullable String value) {
    return constraints.oneOf("returnConsumedCapacity", value, CAPACITY);
  }

  static Constraints checkMetrics(Constraints constraints, @Nullable String value) {
    return constraints.oneOf("returnItemCollectionMetrics", value, METRICS);
  }

  private static Constraints checkValues(Constraints constraints, @Nullable String value) {
    return constraints.oneOf("returnValues", value, VALUES);
  }

  private static Constraints checkOnFailure(Constraints constraints, @Nullable String value) {
    return checkOnFailure(constraints, "", value);
  }

  /**
   * @param path of the member that has it, to its last point
   */
  static Constraints checkOnFailure(Constraints constraints, String path, @Nullable String value) {
    return constraints.oneOf(
        path + "returnValuesOnConditionCheckFailure", value, ON_CONDITION_FAILURE);
  }

  private static void checkOnlyOld(@Nullable String returnValues) {
    if (returnValues != null && !ON_CONDITION_FAILURE.contains(returnValues)) {
      throw new EngineError.Validation("Return values set to invalid value");
    }
  }
}
