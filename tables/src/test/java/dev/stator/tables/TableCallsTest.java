package dev.stator.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The SDK's exceptions, made as the SDK makes them from answers and from failures on the way. */
class TableCallsTest {

  @ParameterizedTest
  @CsvSource({
    "400, AccessDeniedException, Denied",
    "400, UnrecognizedClientException, Denied",
    "400, ExpiredTokenException, Denied",
    "400, ProvisionedThroughputExceededException, Throttled",
    "400, ThrottlingException, Throttled",
    "400, RequestLimitExceeded, Throttled",
    "400, TransactionConflictException, Conflict",
    "400, ResourceNotFoundException, NotFound",
    "400, ResourceInUseException, InUse",
    "400, DuplicateItemException, Duplicate",
    "400, ValidationException, Invalid",
    "400, SomethingNew, Invalid",
    "400, , Invalid",
    "413, , Invalid",
    "500, StorageFull, Full",
    "503, ServiceUnavailable, Unavailable",
    "500, InternalServerError, OutcomeUnknown",
    "502, , OutcomeUnknown"
  })
  void tells_what_the_service_answered(int status, String code, String kind) {
    TableError error = TableCalls.translate(answer(status, code, "why"));

    assertThat(error.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(error.text()).isEqualTo("why");
    assertThat(error.requestId()).isEqualTo("R1");
  }

  @ParameterizedTest
  @CsvSource({
    "Item size has exceeded the maximum allowed size",
    "Item size to update has exceeded the maximum allowed size"
  })
  void knows_an_item_that_is_too_large_by_its_text(String text) {
    assertThat(TableCalls.translate(answer(400, "ValidationException", text)))
        .isInstanceOf(TableError.TooLarge.class);
  }

  @Test
  void keeps_the_item_of_a_failed_condition() {
    Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("1"));
    SdkException failure =
        ConditionalCheckFailedException.builder()
            .item(item)
            .awsErrorDetails(details("ConditionalCheckFailedException", "no"))
            .statusCode(400)
            .build();

    assertThat(TableCalls.translate(failure))
        .isInstanceOfSatisfying(
            TableError.ConditionFailed.class, failed -> assertThat(failed.item()).isEqualTo(item));
  }

  @Test
  void keeps_the_reasons_of_a_cancelled_transaction() {
    SdkException failure =
        TransactionCanceledException.builder()
            .cancellationReasons(
                CancellationReason.builder().build(),
                CancellationReason.builder().code("ConditionalCheckFailed").message("no").build())
            .awsErrorDetails(details("TransactionCanceledException", "cancelled"))
            .statusCode(400)
            .build();

    assertThat(TableCalls.translate(failure))
        .isInstanceOfSatisfying(
            TableError.TransactionCanceled.class,
            cancelled ->
                assertThat(cancelled.reasons())
                    .extracting(TableError.TransactionCanceled.Reason::code)
                    .isEqualTo(List.of("None", "ConditionalCheckFailed")));
  }

  @Test
  void knows_that_nothing_was_sent_where_nobody_listens() {
    assertThat(TableCalls.translate(failure("x", new ConnectException("refused"))))
        .isInstanceOf(TableError.Unavailable.class);
    assertThat(TableCalls.translate(failure("x", new IOException(new UnknownHostException("far")))))
        .isInstanceOf(TableError.Unavailable.class);
  }

  @Test
  void does_not_know_the_outcome_when_the_answer_is_lost() {
    List<SdkException> lost =
        List.of(
            failure("x", new IOException("reset")),
            ApiCallTimeoutException.create(20),
            ApiCallAttemptTimeoutException.create(10),
            AbortedException.create("interrupted"));

    assertThat(lost)
        .allSatisfy(
            failure ->
                assertThat(TableCalls.translate(failure))
                    .isInstanceOf(TableError.OutcomeUnknown.class));
  }

  @Test
  void tells_a_request_that_the_sdk_itself_refuses() {
    assertThat(TableCalls.translate(failure("no table name")))
        .isInstanceOf(TableError.Invalid.class)
        .hasMessage("no table name");
  }

  @Test
  void says_what_to_do_without_a_region_or_credentials() {
    assertThat(
            TableCalls.translate(
                failure("Unable to load region from any of the providers in the chain x")))
        .isInstanceOf(TableError.Invalid.class)
        .hasMessageContaining("AWS_REGION")
        .hasMessageNotContaining("chain");
    assertThat(
            TableCalls.translate(
                failure("Unable to load credentials from any of the providers in the chain x")))
        .isInstanceOf(TableError.Denied.class)
        .hasMessageContaining("AWS_ACCESS_KEY_ID")
        .hasMessageNotContaining("chain");
  }

  private static SdkException answer(int status, String code, String message) {
    return (SdkException)
        DynamoDbException.builder()
            .awsErrorDetails(details(code, message))
            .statusCode(status)
            .requestId("R1")
            .build();
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
  }

  private static SdkException failure(String message) {
    return SdkClientException.create(message);
  }

  private static SdkException failure(String message, Throwable cause) {
    return SdkClientException.create(message, cause);
  }
}
