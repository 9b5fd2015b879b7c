package dev.stator.tables;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Calls of a {@code DynamoDbClient}, with the SDK's exceptions translated to {@link TableError}.
 *
 * <p>Source of the codes: Amazon DynamoDB Developer Guide, "Error handling with DynamoDB", and API
 * Reference, "Common Errors".
 */
public final class TableCalls {
  private static final Set<String> DENIED =
      Set.of(
          "AccessDeniedException",
          "AccessDenied",
          "UnrecognizedClientException",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken",
          "IncompleteSignatureException",
          "IncompleteSignature",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "InvalidClientTokenId",
          "ExpiredTokenException",
          "ExpiredToken",
          "OptInRequired",
          "NotAuthorized");
  private static final Set<String> THROTTLED =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "RequestLimitExceeded",
          "LimitExceededException");
  private static final Set<String> CONFLICT =
      Set.of(
          "TransactionConflictException",
          "TransactionInProgressException",
          "ReplicatedWriteConflictException");
  private static final String ITEM_TOO_LARGE = "Item size has exceeded the maximum allowed size";
  private static final String ITEM_TO_UPDATE_TOO_LARGE =
      "Item size to update has exceeded the maximum allowed size";

  /** How the SDK begins to list all the places where it looked. */
  private static final String NO_REGION_FOUND = "Unable to load region";

  private static final String NO_CREDENTIALS_FOUND =
      "Unable to load credentials from any of the providers";

  /** How the JVM tells that a server's first bytes are none of TLS. */
  private static final String NOT_TLS = "Unsupported or unrecognized SSL message";

  private static final String NO_REGION =
      "no AWS region: name one in the resource, in AWS_REGION or in the AWS profile";
  private static final String NO_CREDENTIALS =
      "no AWS credentials: give keys in the resource, in AWS_ACCESS_KEY_ID and"
          + " AWS_SECRET_ACCESS_KEY or in an AWS profile, or a role to this machine";

  private TableCalls() {}

  /**
   * Makes one call.
   *
   * @throws TableError why it failed
   */
  public static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException failure) {
      throw translate(failure);
    }
  }

  /** The error that {@code failure} means. */
  public static TableError translate(SdkException failure) {
    return failure instanceof AwsServiceException answered
        ? fromService(answered)
        : fromClient(failure);
  }

  private static TableError fromService(AwsServiceException failure) {
    String id = failure.requestId();
    @Nullable AwsErrorDetails details = failure.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    String message = message(failure, details);
    if (failure instanceof ConditionalCheckFailedException condition) {
      return new TableError.ConditionFailed(
          message, failure, id, condition.hasItem() ? condition.item() : null);
    }
    if (failure instanceof TransactionCanceledException canceled) {
      return new TableError.TransactionCanceled(
          message,
          failure,
          id,
          canceled.cancellationReasons().stream().map(TableCalls::reason).toList());
    }
    if (DENIED.contains(code)) {
      return new TableError.Denied(message, failure, id);
    }
    if (THROTTLED.contains(code)) {
      return new TableError.Throttled(message, failure, id);
    }
    if (CONFLICT.contains(code)) {
      return new TableError.Conflict(message, failure, id);
    }
    return switch (code) {
      case "ResourceNotFoundException", "TableNotFoundException" ->
          new TableError.NotFound(message, failure, id);
      case "ResourceInUseException", "TableInUseException", "TableAlreadyExistsException" ->
          new TableError.InUse(message, failure, id);
      case "DuplicateItemException" -> new TableError.Duplicate(message, failure, id);
      case "StorageFull" -> new TableError.Full(message, failure, id);
      case "ServiceUnavailable", "ServiceUnavailableException" ->
          new TableError.Unavailable(message, failure, id);
      default -> fromStatus(failure, message, id);
    };
  }

  private static TableError fromStatus(
      AwsServiceException failure, String message, @Nullable String id) {
    if (failure.statusCode() >= 500) {
      return new TableError.OutcomeUnknown(message, failure, id);
    }
    if (message.startsWith(ITEM_TOO_LARGE) || message.startsWith(ITEM_TO_UPDATE_TOO_LARGE)) {
      return new TableError.TooLarge(message, failure, id);
    }
    return new TableError.Invalid(message, failure, id);
  }

  /** No answer came: whether the request was sent decides what may have happened. */
  private static TableError fromClient(SdkException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith(NO_REGION_FOUND)) {
      return new TableError.Invalid(NO_REGION, failure, null);
    }
    if (message.startsWith(NO_CREDENTIALS_FOUND)) {
      return new TableError.Denied(NO_CREDENTIALS, failure, null);
    }
    if (message.contains("credentials")) {
      return new TableError.Denied(message, failure, null);
    }
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || isRefusedTls(cause)) {
        return new TableError.Unavailable(message, failure, null);
      }
    }
    return wasSent(failure)
        ? new TableError.OutcomeUnknown(message, failure, null)
        : new TableError.Invalid(message, failure, null);
  }

  /** Before a connection is trusted nothing is sent over it. */
  private static boolean isRefusedTls(Throwable cause) {
    return cause instanceof SSLHandshakeException
        || cause instanceof SSLPeerUnverifiedException
        || (cause instanceof SSLException && String.valueOf(cause.getMessage()).contains(NOT_TLS));
  }

  /** The SDK refuses a wrong request by itself; its other complaints follow from something. */
  private static boolean wasSent(SdkException failure) {
    return !(failure instanceof SdkClientException)
        || failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException
        || failure instanceof AbortedException
        || failure.getCause() != null;
  }

  private static String message(AwsServiceException failure, @Nullable AwsErrorDetails details) {
    if (details != null && details.errorMessage() != null) {
      return details.errorMessage();
    }
    return String.valueOf(failure.getMessage());
  }

  private static TableError.TransactionCanceled.Reason reason(CancellationReason reason) {
    return new TableError.TransactionCanceled.Reason(
        reason.code() == null ? "None" : reason.code(),
        reason.message(),
        reason.hasItem() ? reason.item() : null);
  }
}
