package dev.stator.embedded.internal.error;

import dev.stator.embedded.internal.translation.Receipt;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.EngineError;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionSizeLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/**
 * One exception for each {@link EngineError}, with the code, the status and the request id that a
 * program reads from it.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Error handling with DynamoDB". {@code StorageFull}
 * is Stator's own code: nothing was written and reads still answer, which a caller must be able to
 * tell from an unknown outcome.
 */
public final class SdkErrors {
  private static final String SERVICE_NAME = "DynamoDb";
  private static final int BAD_REQUEST = 400;
  private static final int INTERNAL_SERVER_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  private SdkErrors() {}

  /** The exception to throw. */
  public static DynamoDbException exception(EngineError error, Receipt receipt) {
    Answer answer = answer(error);
    answer
        .exception()
        .message(error.text())
        .requestId(receipt.requestId())
        .statusCode(answer.status())
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName(SERVICE_NAME)
                .errorCode(answer.code())
                .errorMessage(error.text())
                .sdkHttpResponse(receipt.httpResponse(answer.status(), answer.code()))
                .build());
    // Only an error that stands for a fault has a cause worth showing.
    if (error.getCause() != null) {
      answer.exception().cause(error);
    }
    return (DynamoDbException) answer.exception().build();
  }

  private record Answer(int status, String code, DynamoDbException.Builder exception) {}

  private static Answer answer(EngineError error) {
    return switch (error) {
      case EngineError.Validation e -> badRequest("ValidationException", plain());
      case EngineError.ResourceNotFound e ->
          badRequest("ResourceNotFoundException", ResourceNotFoundException.builder());
      case EngineError.ResourceInUse e ->
          badRequest("ResourceInUseException", ResourceInUseException.builder());
      case EngineError.LimitExceeded e ->
          badRequest("LimitExceededException", LimitExceededException.builder());
      case EngineError.ConditionalCheckFailed e ->
          badRequest(
              "ConditionalCheckFailedException",
              ConditionalCheckFailedException.builder().item(ValueWriter.item(e.item())));
      case EngineError.ItemCollectionSizeLimitExceeded e ->
          badRequest(
              "ItemCollectionSizeLimitExceededException",
              ItemCollectionSizeLimitExceededException.builder());
      case EngineError.TransactionConflict e ->
          badRequest("TransactionConflictException", TransactionConflictException.builder());
      case EngineError.TransactionCanceled e ->
          badRequest(
              "TransactionCanceledException",
              TransactionCanceledException.builder()
                  .cancellationReasons(e.reasons().stream().map(SdkErrors::reason).toList()));
      case EngineError.TransactionInProgress e ->
          badRequest("TransactionInProgressException", TransactionInProgressException.builder());
      case EngineError.IdempotentParameterMismatch e ->
          badRequest(
              "IdempotentParameterMismatchException",
              IdempotentParameterMismatchException.builder());
      case EngineError.DuplicateItem e ->
          badRequest("DuplicateItemException", DuplicateItemException.builder());
      case EngineError.ExpiredIterator e ->
          badRequest("ExpiredIteratorException", ExpiredIteratorException.builder());
      case EngineError.TrimmedDataAccess e ->
          badRequest("TrimmedDataAccessException", TrimmedDataAccessException.builder());
      case EngineError.Throttled e ->
          badRequest("ThrottlingException", ThrottlingException.builder());
      case EngineError.UnknownOperation e -> badRequest("UnknownOperationException", plain());
      case EngineError.StorageFull e -> new Answer(SERVICE_UNAVAILABLE, "StorageFull", plain());
      case EngineError.StorageBroken e ->
          new Answer(SERVICE_UNAVAILABLE, "ServiceUnavailable", plain());
      case EngineError.OutcomeUnknown e ->
          new Answer(
              INTERNAL_SERVER_ERROR, "InternalServerError", InternalServerErrorException.builder());
    };
  }

  private static Answer badRequest(String code, DynamoDbException.Builder exception) {
    return new Answer(BAD_REQUEST, code, exception);
  }

  /** For codes that the SDK has no class for. */
  private static DynamoDbException.Builder plain() {
    return DynamoDbException.builder();
  }

  private static CancellationReason reason(EngineError.TransactionCanceled.Reason reason) {
    return CancellationReason.builder()
        .code(reason.code())
        .message(reason.message())
        .item(ValueWriter.item(reason.item()))
        .build();
  }
}
