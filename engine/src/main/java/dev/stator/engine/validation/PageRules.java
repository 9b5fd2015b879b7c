package dev.stator.engine.validation;

import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the members of Query and Scan that need no table: enumerations, Limit, Select,
 * segments. The two answer some mistakes in different words.
 *
 * <p>Source: Amazon DynamoDB API Reference, "Query" and "Scan"; texts as the service answers them.
 */
public final class PageRules {
  public static final String COUNT = "COUNT";
  public static final String ALL = "ALL_ATTRIBUTES";

  private static final String SPECIFIC = "SPECIFIC_ATTRIBUTES";

  private static final String ALL_PROJECTED = "ALL_PROJECTED_ATTRIBUTES";
  private static final List<String> SELECTS = List.of(SPECIFIC, COUNT, ALL, ALL_PROJECTED);
  private static final String NO_PROJECTION =
      "Must specify the AttributesToGet or ProjectionExpression when choosing to get " + SPECIFIC;

  private PageRules() {}

  public static void check(Query request) {
    Constraints constraints = new Constraints();
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity());
    constraints.oneOf("select", request.select(), SELECTS);
    TableNames.checkIndex(constraints, request.indexName());
    if (request.limit() != null && request.limit() < 1) {
      constraints.add(
          "Value at 'Limit' failed to satisfy constraint: "
              + "Member must have value greater than or equal to 1");
    }
    LegacyConstraints.checkJoint(constraints, request.conditionalOperator());
    LegacyConstraints.checkAttributesToGet(constraints, request.attributesToGet());
    LegacyConstraints.checkConditions(constraints, "queryFilter", request.queryFilter());
    LegacyConstraints.checkConditions(constraints, "keyConditions", request.keyConditions());
    constraints.check();
    LegacyParameters.check(request);
    String projecting = projecting(request.projectionExpression(), request.attributesToGet());
    if (SPECIFIC.equals(request.select()) && projecting == null) {
      new Constraints().add(NO_PROJECTION).check();
    }
    checkSelect(request.select(), projecting, request.indexName(), "only the Count");
  }

  /** What is asked only after the legacy QueryFilter and AttributesToGet were judged. */
  public static void requireKeyCondition(Query request) {
    if (request.keyConditionExpression() == null && request.keyConditions() == null) {
      throw new EngineError.Validation(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified "
              + "in the request.");
    }
  }

  public static void check(Scan request) {
    Constraints constraints = new Constraints();
    ReturnRules.checkCapacity(constraints, request.returnConsumedCapacity());
    constraints.oneOf("select", request.select(), SELECTS);
    TableNames.checkIndex(constraints, request.indexName());
    constraints
        .atLeast("limit", request.limit(), 1)
        .atLeast("segment", request.segment(), 0)
        .atLeast("totalSegments", request.totalSegments(), 1)
        .atMost("totalSegments", request.totalSegments(), Limits.SCAN_SEGMENTS_MAX);
    LegacyConstraints.checkJoint(constraints, request.conditionalOperator());
    LegacyConstraints.checkAttributesToGet(constraints, request.attributesToGet());
    LegacyConstraints.checkConditions(constraints, "scanFilter", request.scanFilter());
    constraints.check();
    LegacyParameters.check(request);
    String projecting = projecting(request.projectionExpression(), request.attributesToGet());
    checkSegments(request.segment(), request.totalSegments());
    if (SPECIFIC.equals(request.select()) && projecting == null) {
      throw new EngineError.Validation(NO_PROJECTION);
    }
    checkSelect(request.select(), projecting, request.indexName(), COUNT);
  }

  /** The member that says which attributes to read, or null if none does. */
  private static @Nullable String projecting(
      @Nullable String projectionExpression, @Nullable List<String> attributesToGet) {
    if (projectionExpression != null) {
      return "ProjectionExpression";
    }
    return attributesToGet == null ? null : "AttributesToGet";
  }

  private static void checkSelect(
      @Nullable String select,
      @Nullable String projecting,
      @Nullable String indexName,
      String countInWords) {
    if (projecting != null && select != null && !select.equals(SPECIFIC)) {
      throw new EngineError.Validation(
          "Cannot specify the "
              + projecting
              + " when choosing to get "
              + (select.equals(COUNT) ? countInWords : select));
    }
    if (ALL_PROJECTED.equals(select) && indexName == null) {
      throw new EngineError.Validation(
          ALL_PROJECTED + " can be used only when Querying using an IndexName");
    }
  }

  private static void checkSegments(@Nullable Integer segment, @Nullable Integer totalSegments) {
    if (segment == null && totalSegments == null) {
      return;
    }
    if (totalSegments == null) {
      throw new EngineError.Validation(
          "The TotalSegments parameter is required but was not present in the request when "
              + "Segment parameter is present");
    }
    if (segment == null) {
      throw new EngineError.Validation(
          "The Segment parameter is required but was not present in the request when parameter "
              + "TotalSegments is present");
    }
    if (segment >= totalSegments) {
      throw new EngineError.Validation(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
              + "Segment: "
              + segment
              + " is not less than TotalSegments: "
              + totalSegments);
    }
  }
}
