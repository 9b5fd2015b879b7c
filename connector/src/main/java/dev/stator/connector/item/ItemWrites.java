package dev.stator.connector.item;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.action.Answer;
import dev.stator.connector.error.ActionError;
import dev.stator.connector.error.ErrorCode;
import dev.stator.connector.error.ServiceErrors;
import dev.stator.connector.input.Input;
import dev.stator.connector.value.IdempotencyToken;
import dev.stator.tables.TableError;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Writes of one item. With an idempotency key they are sent as a transaction of one, as only
 * transactions have a token by which the service itself knows a repetition, for ten minutes.
 *
 * <p>Source: Amazon DynamoDB API Reference, "TransactWriteItems", ClientRequestToken.
 */
public final class ItemWrites {
  public static final Input<String> IDEMPOTENCY_KEY =
      Input.text(
              "idempotencyKey",
              "Idempotency Key",
              "The same call with the same key, repeated within 10 minutes, is done once. Costs"
                  + " twice the write capacity and returns no values.")
          .withAliases("clientRequestToken")
          .withExample("\"run-4711-step-2\"");

  private ItemWrites() {}

  static PutItemResponse put(ActionCall call, PutItemRequest request) {
    String key = call.optional(IDEMPOTENCY_KEY);
    if (key == null) {
      return call.send(request, DynamoDbClient::putItem);
    }
    refuseReturned(request.returnValues());
    return PutItemResponse.builder()
        .consumedCapacity(transact(call, "put", key, transacted(request)))
        .build();
  }

  static UpdateItemResponse update(ActionCall call, UpdateItemRequest request) {
    String key = call.optional(IDEMPOTENCY_KEY);
    if (key == null) {
      return call.send(request, DynamoDbClient::updateItem);
    }
    refuseReturned(request.returnValues());
    return UpdateItemResponse.builder()
        .consumedCapacity(transact(call, "update", key, transacted(request)))
        .build();
  }

  static DeleteItemResponse delete(ActionCall call, DeleteItemRequest request) {
    String key = call.optional(IDEMPOTENCY_KEY);
    if (key == null) {
      return call.send(request, DynamoDbClient::deleteItem);
    }
    refuseReturned(request.returnValues());
    return DeleteItemResponse.builder()
        .consumedCapacity(transact(call, "delete", key, transacted(request)))
        .build();
  }

  /**
   * Does a write whose condition this library has made, so that only it knows what its failing
   * means.
   *
   * @param failed what to tell instead of that the condition was false
   */
  static Answer explaining(Supplier<Answer> write, UnaryOperator<ActionError> failed) {
    try {
      return write.get();
    } catch (TableError.ConditionFailed condition) {
      throw failed.apply(ServiceErrors.translate(condition, false));
    } catch (ActionError error) {
      throw error.code() == ErrorCode.CONDITIONAL_CHECK_FAILED ? failed.apply(error) : error;
    }
  }

  /** {@code request} as an operation of a transaction. */
  public static TransactWriteItem transacted(PutItemRequest request) {
    Put put =
        Put.builder()
            .tableName(request.tableName())
            .item(request.item())
            .conditionExpression(request.conditionExpression())
            .expressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
            .expressionAttributeValues(
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
            .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  /** {@code request} as an operation of a transaction. */
  public static TransactWriteItem transacted(UpdateItemRequest request) {
    Update update =
        Update.builder()
            .tableName(request.tableName())
            .key(request.key())
            .updateExpression(request.updateExpression())
            .conditionExpression(request.conditionExpression())
            .expressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
            .expressionAttributeValues(
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
            .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  /** {@code request} as an operation of a transaction. */
  public static TransactWriteItem transacted(DeleteItemRequest request) {
    Delete delete =
        Delete.builder()
            .tableName(request.tableName())
            .key(request.key())
            .conditionExpression(request.conditionExpression())
            .expressionAttributeNames(
                request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
            .expressionAttributeValues(
                request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
            .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  private static void refuseReturned(@Nullable ReturnValue returned) {
    if (returned != null && returned != ReturnValue.NONE) {
      throw ActionError.invalidInput(
              "returnValues", "returnValues cannot be had with an idempotencyKey")
          .withHint("leave one of them out, or read the item afterwards");
    }
  }

  private static @Nullable ConsumedCapacity transact(
      ActionCall call, String operation, String key, TransactWriteItem write) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(write)
            .clientRequestToken(IdempotencyToken.of(operation, key))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    try {
      TransactWriteItemsResponse response = call.send(request, DynamoDbClient::transactWriteItems);
      List<ConsumedCapacity> consumed = response.consumedCapacity();
      return consumed.isEmpty() ? null : consumed.getFirst();
    } catch (TableError.TransactionCanceled canceled) {
      throw asOfOneWrite(canceled);
    }
  }

  /** What the write itself would have answered, that was a transaction of one. */
  public static ActionError asOfOneWrite(TableError.TransactionCanceled canceled) {
    ActionError error = ServiceErrors.translate(canceled, false);
    if (error.reasons().isEmpty()) {
      return error;
    }
    ActionError.Reason reason = error.reasons().getFirst();
    String text = reason.message() == null ? error.text() : reason.message();
    ActionError told =
        switch (reason.code()) {
          case "ConditionalCheckFailed" ->
              ActionError.of(ErrorCode.CONDITIONAL_CHECK_FAILED, text)
                  .withField("conditionExpression")
                  .withItem(reason.item().isEmpty() ? null : reason.item());
          case "TransactionConflict" ->
              ActionError.of(ErrorCode.TRANSACTION_CONFLICT, text).withRetryable(true);
          case "ThrottlingError", "ProvisionedThroughputExceeded" ->
              ActionError.of(ErrorCode.THROTTLING, text).withRetryable(true);
          case "DuplicateItem" -> ActionError.of(ErrorCode.DUPLICATE_ITEM, text);
          case "ValidationError" -> ActionError.of(ErrorCode.VALIDATION, text);
          default -> error;
        };
    return told.withAnswer(error.requestId(), canceled);
  }
}
