package dev.stator.connector.error;

import dev.stator.tables.TableError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Tells what the database answered in the words of an action: code, hint, and the input meant. */
public final class ServiceErrors {
  /** The code of operations that would have been done. */
  private static final String NOT_TO_BLAME = "None";

  private static final String REREAD_BEFORE_REPEATING =
      "the write may have been done or not: read before you repeat it";

  /** What to do instead of inserting. */
  public static final String UPDATE_OR_UPSERT =
      "an item of this key exists: updateItem changes it, createItem replaces it";

  private static final String KEY_MISSING = "Missing the key ";
  private static final String PARAMETERS_DIFFER = "Number of parameters";
  private static final String NO_SUCH_ATTRIBUTE =
      "provided expression refers to an attribute that does not exist";

  /** What messages say, and what to do then. */
  private static final Map<String, String> HINTS = hints();

  private static final String VALUES_INPUTS =
      "expressionAttributeValues (queryParams of updateItem)";

  private ServiceErrors() {}

  /**
   * @param onlyReads whether the action changes nothing, so that it can be asked again whatever
   *     happened to the first one
   */
  public static ActionError translate(TableError error, boolean onlyReads) {
    ActionError translated =
        switch (error) {
          case TableError.ConditionFailed failed ->
              of(ErrorCode.CONDITIONAL_CHECK_FAILED, failed)
                  .withField("conditionExpression")
                  .withItem(failed.item());
          case TableError.Duplicate duplicate ->
              of(ErrorCode.DUPLICATE_ITEM, duplicate).withHint(UPDATE_OR_UPSERT);
          case TableError.TransactionCanceled canceled ->
              of(ErrorCode.TRANSACTION_CANCELED, canceled).withReasons(reasons(canceled));
          case TableError.Conflict conflict ->
              of(ErrorCode.TRANSACTION_CONFLICT, conflict).withRetryable(true);
          case TableError.NotFound missing ->
              of(ErrorCode.RESOURCE_NOT_FOUND, missing)
                  .withField("tableName")
                  .withHint("listTables tells the tables of this connection and region");
          case TableError.InUse inUse ->
              of(ErrorCode.RESOURCE_IN_USE, inUse).withField("tableName");
          case TableError.Invalid invalid -> invalid(invalid);
          case TableError.TooLarge tooLarge ->
              of(ErrorCode.ITEM_TOO_LARGE, tooLarge).withHint("an item has at most 400 KB");
          case TableError.Denied denied ->
              of(ErrorCode.ACCESS_DENIED, denied)
                  .withField("awsConnection")
                  .withHint("check the connection's keys and what they allow");
          case TableError.Throttled throttled ->
              of(ErrorCode.THROTTLING, throttled).withRetryable(true);
          case TableError.Full full -> of(ErrorCode.STORAGE_FULL, full);
          case TableError.Unavailable unavailable ->
              of(ErrorCode.CONNECTIVITY, unavailable).withRetryable(true);
          case TableError.OutcomeUnknown unknown ->
              of(ErrorCode.OUTCOME_UNKNOWN, unknown)
                  .withRetryable(onlyReads)
                  .withHint(onlyReads ? null : REREAD_BEFORE_REPEATING);
        };
    return translated.withAnswer(error.requestId(), error);
  }

  /** Why one statement of a batch was not done. */
  public static ActionError ofStatement(BatchStatementError error) {
    ErrorCode code =
        switch (error.code()) {
          case CONDITIONAL_CHECK_FAILED -> ErrorCode.CONDITIONAL_CHECK_FAILED;
          case DUPLICATE_ITEM -> ErrorCode.DUPLICATE_ITEM;
          case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED, VALIDATION_ERROR -> ErrorCode.VALIDATION;
          case REQUEST_LIMIT_EXCEEDED, PROVISIONED_THROUGHPUT_EXCEEDED, THROTTLING_ERROR ->
              ErrorCode.THROTTLING;
          case TRANSACTION_CONFLICT -> ErrorCode.TRANSACTION_CONFLICT;
          case RESOURCE_NOT_FOUND -> ErrorCode.RESOURCE_NOT_FOUND;
          case ACCESS_DENIED -> ErrorCode.ACCESS_DENIED;
          case INTERNAL_SERVER_ERROR, UNKNOWN_TO_SDK_VERSION -> ErrorCode.OUTCOME_UNKNOWN;
        };
    return ActionError.of(code, String.valueOf(error.message()))
        .withRetryable(code == ErrorCode.THROTTLING || code == ErrorCode.TRANSACTION_CONFLICT)
        .withItem(error.hasItem() ? error.item() : null);
  }

  private static ActionError of(ErrorCode code, TableError error) {
    return ActionError.of(code, error.text());
  }

  /** The operations that are to blame, with the items that failed their conditions. */
  private static List<ActionError.Reason> reasons(TableError.TransactionCanceled canceled) {
    List<ActionError.Reason> reasons = new ArrayList<>();
    for (int index = 0; index < canceled.reasons().size(); index++) {
      TableError.TransactionCanceled.Reason reason = canceled.reasons().get(index);
      if (!reason.code().equals(NOT_TO_BLAME)) {
        reasons.add(
            new ActionError.Reason(index, reason.code(), reason.message(), item(canceled, index)));
      }
    }
    return reasons;
  }

  private static Map<String, AttributeValue> item(
      TableError.TransactionCanceled canceled, int index) {
    return canceled.getCause() instanceof TransactionCanceledException answered
            && index < answered.cancellationReasons().size()
        ? answered.cancellationReasons().get(index).item()
        : Map.of();
  }

  private static ActionError invalid(TableError.Invalid error) {
    String text = error.text();
    if (error.getCause() instanceof IdempotentParameterMismatchException) {
      return of(ErrorCode.IDEMPOTENCY_KEY_REUSED, error)
          .withField("idempotencyKey")
          .withHint("use another key for another request");
    }
    return of(ErrorCode.VALIDATION, error).withField(field(text)).withHint(hint(text));
  }

  /** The input that a message of the service speaks about. */
  private static @Nullable String field(String text) {
    if (text.contains("ExpressionAttributeNames")
        || text.contains("expression attribute name used in")) {
      return "expressionAttributeNames";
    }
    if (text.contains("ExpressionAttributeValues")
        || text.contains("expression attribute value used in")) {
      return "expressionAttributeValues";
    }
    if (text.contains(KEY_MISSING)) {
      return "item";
    }
    if (text.contains(PARAMETERS_DIFFER)) {
      return "parameters";
    }
    if (text.contains("TotalSegments")) {
      return "totalSegments";
    }
    if (text.contains("KeyConditionExpression") || text.contains("key schema element")) {
      return "keyConditionExpression";
    }
    if (text.contains("UpdateExpression")
        || text.contains("update expression")
        || text.contains("Cannot update attribute")
        || text.contains(NO_SUCH_ATTRIBUTE)) {
      return "updateExpression";
    }
    if (text.contains("ConditionExpression")) {
      return "conditionExpression";
    }
    if (text.contains("FilterExpression")) {
      return "filterExpression";
    }
    if (text.contains("ProjectionExpression")) {
      return "projectionExpression";
    }
    return text.contains("TableName") || text.contains("'tableName'") ? "tableName" : null;
  }

  private static @Nullable String hint(String text) {
    String reserved = after(text, "reserved keyword: ");
    if (reserved != null) {
      return "write #"
          + reserved
          + " in the expression, and give {\"#"
          + reserved
          + "\": \""
          + reserved
          + "\"} as expressionAttributeNames";
    }
    if (text.contains(KEY_MISSING)) {
      return "the item needs each attribute of the table's key: describeTable tells them";
    }
    if (text.contains("KeyConditions or KeyConditionExpression")) {
      return "give value, keyCondition or keyConditionExpression; scanItems reads without a key";
    }
    String name = after(text, "attribute name: ");
    if (name != null && text.contains("not defined")) {
      return "give " + name + " in expressionAttributeNames, or write the attribute's own name";
    }
    String value = after(text, "attribute value: ");
    if (value != null && text.contains("not defined")) {
      return "give " + value + " in " + VALUES_INPUTS;
    }
    for (Map.Entry<String, String> known : HINTS.entrySet()) {
      if (text.contains(known.getKey())) {
        return known.getValue();
      }
    }
    return null;
  }

  private static Map<String, String> hints() {
    String keyTypes = "describeTable tells the key's attributes and their types";
    Map<String, String> hints = new LinkedHashMap<>();
    hints.put("unused in expressions", "remove the names or values that no expression uses");
    hints.put(
        "can only be specified when using expressions",
        "give an expression that uses them, or leave them out");
    hints.put(PARAMETERS_DIFFER, "parameters has one value for each ? of the statement, in order");
    hints.put(
        NO_SUCH_ATTRIBUTE,
        "write if_not_exists(name, 0) for it; the operator increment begins at 0 by itself");
    hints.put("Type mismatch for", keyTypes);
    hints.put("does not match the schema", keyTypes);
    hints.put(
        "Syntax error; token",
        "a name with other characters than letters, digits and _ stands as #name in an expression"
            + " and in expressionAttributeNames; conditions can also be given as field, operator"
            + " and value");
    return hints;
  }

  private static @Nullable String after(String text, String marker) {
    int at = text.indexOf(marker);
    return at < 0 ? null : text.substring(at + marker.length()).strip();
  }
}
