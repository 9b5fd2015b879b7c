package dev.stator.embedded.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.internal.translation.Receipt;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

class SdkErrorsTest {
  private static final Item ITEM = new Item(Map.of("id", AttributeValue.s("a")));

  record Case(EngineError error, Class<?> exception, String code, int status) {
    @Override
    public String toString() {
      return error.getClass().getSimpleName();
    }
  }

  private static IOException fault() {
    return new IOException("the disk");
  }

  private static Case bad(EngineError error, Class<?> exception) {
    return new Case(error, exception, exception.getSimpleName(), 400);
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            new EngineError.Validation("v"), DynamoDbException.class, "ValidationException", 400),
        bad(new EngineError.ResourceNotFound("n"), ResourceNotFoundException.class),
        bad(new EngineError.ResourceInUse("u"), ResourceInUseException.class),
        bad(new EngineError.LimitExceeded("l"), LimitExceededException.class),
        bad(new EngineError.ConditionalCheckFailed(null), ConditionalCheckFailedException.class),
        bad(
            new EngineError.ItemCollectionSizeLimitExceeded("i"),
            ItemCollectionSizeLimitExceededException.class),
        bad(new EngineError.TransactionConflict("c"), TransactionConflictException.class),
        bad(
            new EngineError.TransactionCanceled("canceled", List.of()),
            TransactionCanceledException.class),
        bad(new EngineError.TransactionInProgress("p"), TransactionInProgressException.class),
        bad(
            new EngineError.IdempotentParameterMismatch("m"),
            IdempotentParameterMismatchException.class),
        bad(new EngineError.DuplicateItem("d"), DuplicateItemException.class),
        bad(new EngineError.ExpiredIterator("e"), ExpiredIteratorException.class),
        bad(new EngineError.TrimmedDataAccess("t"), TrimmedDataAccessException.class),
        bad(new EngineError.Throttled("t"), ThrottlingException.class),
        new Case(
            new EngineError.UnknownOperation("o"),
            DynamoDbException.class,
            "UnknownOperationException",
            400),
        new Case(
            new EngineError.StorageFull("full", fault()),
            DynamoDbException.class,
            "StorageFull",
            503),
        new Case(
            new EngineError.StorageBroken("broken", fault()),
            DynamoDbException.class,
            "ServiceUnavailable",
            503),
        new Case(
            new EngineError.OutcomeUnknown("unknown", fault()),
            InternalServerErrorException.class,
            "InternalServerError",
            500));
  }

  @Test
  void hasACaseForEveryError() {
    assertThat(cases().map(each -> (Object) each.error().getClass()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList((Object[]) EngineError.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsClassCodeStatusMessageAndRequestId(Case each) {
    Receipt receipt = Receipt.next();

    DynamoDbException exception = SdkErrors.exception(each.error(), receipt);

    assertThat(exception).isExactlyInstanceOf(each.exception());
    assertThat(exception.statusCode()).isEqualTo(each.status());
    assertThat(exception.requestId()).isEqualTo(receipt.requestId());
    assertThat(exception.awsErrorDetails().errorCode()).isEqualTo(each.code());
    assertThat(exception.awsErrorDetails().errorMessage()).isEqualTo(each.error().text());
    assertThat(exception.awsErrorDetails().serviceName()).isEqualTo("DynamoDb");
    assertThat(exception.awsErrorDetails().sdkHttpResponse().statusCode()).isEqualTo(each.status());
    assertThat(exception)
        .hasMessage(
            "%s (Service: DynamoDb, Status Code: %d, Request ID: %s)",
            each.error().text(), each.status(), receipt.requestId());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsTheCauseOfAFaultAndTheCallersStack(Case each) {
    DynamoDbException exception = SdkErrors.exception(each.error(), Receipt.next());

    assertThat(exception.getStackTrace()).isNotEmpty();
    if (each.error().getCause() == null) {
      assertThat(exception).hasNoCause();
    } else {
      assertThat(exception).hasCause(each.error()).hasRootCause(fault());
    }
  }

  @Test
  void aFailedConditionCarriesTheItemIfThereIsOne() {
    var with =
        (ConditionalCheckFailedException)
            SdkErrors.exception(new EngineError.ConditionalCheckFailed(ITEM), Receipt.next());
    var without =
        (ConditionalCheckFailedException)
            SdkErrors.exception(new EngineError.ConditionalCheckFailed(null), Receipt.next());

    assertThat(with.item())
        .isEqualTo(
            Map.of("id", software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("a")));
    assertThat(without.hasItem()).isFalse();
  }

  @Test
  void aCanceledTransactionCarriesItsReasonsInOrder() {
    var exception =
        (TransactionCanceledException)
            SdkErrors.exception(
                new EngineError.TransactionCanceled(
                    "canceled",
                    List.of(
                        new EngineError.TransactionCanceled.Reason("None", null, null),
                        new EngineError.TransactionCanceled.Reason(
                            "ConditionalCheckFailed", "The conditional request failed", ITEM))),
                Receipt.next());

    assertThat(exception.cancellationReasons())
        .extracting(reason -> reason.code() + "/" + reason.message() + "/" + reason.hasItem())
        .containsExactly(
            "None/null/false", "ConditionalCheckFailed/The conditional request failed/true");
  }
}
