package dev.stator.server.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.server.shell.Refusal;
import dev.stator.server.shell.signature.SignatureRefusedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Errors as the service tells them: a status, a qualified type, and a message whose member is
 * spelled as the model of that error has it.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Error handling with DynamoDB"; API Reference,
 * "Common Errors".
 */
final class ErrorEncoder {
  private static final String SERVICE = "com.amazonaws.dynamodb.v20120810#";
  private static final String CORAL = "com.amazon.coral.service#";
  private static final String VALIDATE = "com.amazon.coral.validate#";
  private static final String CONDITION_FAILED = SERVICE + "ConditionalCheckFailedException";
  private static final String CANCELED = SERVICE + "TransactionCanceledException";
  private static final String LOWER = "message";
  private static final String UPPER = "Message";

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int TOO_LARGE = 413;
  private static final int INTERNAL_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private ErrorEncoder() {}

  /**
   * @param status of HTTP
   * @param type qualified
   * @param body JSON
   */
  record ErrorAnswer(int status, String type, byte[] body) {
    /** The type without what qualifies it. */
    String name() {
      return type.substring(type.indexOf('#') + 1);
    }
  }

  static ErrorAnswer encode(EngineError error) {
    return switch (error) {
      case EngineError.Validation e -> error(VALIDATE + "ValidationException", LOWER, e);
      case EngineError.ResourceNotFound e -> error(SERVICE + "ResourceNotFoundException", LOWER, e);
      case EngineError.ResourceInUse e -> error(SERVICE + "ResourceInUseException", LOWER, e);
      case EngineError.LimitExceeded e -> error(SERVICE + "LimitExceededException", LOWER, e);
      case EngineError.ConditionalCheckFailed e -> conditionFailed(e);
      case EngineError.ItemCollectionSizeLimitExceeded e ->
          error(SERVICE + "ItemCollectionSizeLimitExceededException", LOWER, e);
      case EngineError.TransactionConflict e ->
          error(SERVICE + "TransactionConflictException", LOWER, e);
      case EngineError.TransactionCanceled e -> canceled(e);
      case EngineError.TransactionInProgress e ->
          error(SERVICE + "TransactionInProgressException", UPPER, e);
      case EngineError.IdempotentParameterMismatch e ->
          error(SERVICE + "IdempotentParameterMismatchException", UPPER, e);
      case EngineError.DuplicateItem e -> error(SERVICE + "DuplicateItemException", LOWER, e);
      case EngineError.ExpiredIterator e -> error(SERVICE + "ExpiredIteratorException", LOWER, e);
      case EngineError.TrimmedDataAccess e ->
          error(SERVICE + "TrimmedDataAccessException", LOWER, e);
      case EngineError.Throttled e -> error(SERVICE + "ThrottlingException", LOWER, e);
      case EngineError.UnknownOperation e -> unknownOperation(e.text());
      case EngineError.StorageFull e -> unavailable(e);
      case EngineError.StorageBroken e -> unavailable(e);
      case EngineError.OutcomeUnknown e ->
          error(INTERNAL_ERROR, SERVICE + "InternalServerError", LOWER, e.text());
    };
  }

  static ErrorAnswer encode(Refusal refusal) {
    return switch (refusal) {
      case BODY_TOO_LARGE ->
          error(
              TOO_LARGE,
              CORAL + "RequestEntityTooLargeException",
              LOWER,
              "The request is longer than 16 MB");
      case OVERLOADED ->
          error(
              BAD_REQUEST,
              SERVICE + "ThrottlingException",
              LOWER,
              "This server has as many requests in progress as it takes on; try again later");
      case UNAUTHENTICATED ->
          error(
              BAD_REQUEST,
              CORAL + "MissingAuthenticationTokenException",
              LOWER,
              "Request is missing Authentication Token");
      case FORBIDDEN ->
          error(BAD_REQUEST, CORAL + "AccessDeniedException", UPPER, "The request is not allowed");
      case FOREIGN_PAGE ->
          error(
              FORBIDDEN,
              CORAL + "AccessDeniedException",
              UPPER,
              "Web pages of this origin may not send requests to this server");
      case INTERNAL_FAILURE ->
          error(INTERNAL_ERROR, SERVICE + "InternalServerError", LOWER, "Internal server error");
    };
  }

  static ErrorAnswer encode(SignatureRefusedException refused) {
    return error(BAD_REQUEST, CORAL + refused.code().exceptionName(), LOWER, refused.text());
  }

  static ErrorAnswer encode(MalformedRequestException malformed) {
    return error(BAD_REQUEST, CORAL + "SerializationException", UPPER, malformed.getMessage());
  }

  /**
   * @param message null for what the service does not know either: it gives none
   */
  static ErrorAnswer unknownOperation(@Nullable String message) {
    return error(BAD_REQUEST, CORAL + "UnknownOperationException", LOWER, message);
  }

  static ErrorAnswer forbiddenOrigin(String origin) {
    return error(
        FORBIDDEN,
        CORAL + "AccessDeniedException",
        UPPER,
        "Web pages of " + origin + " may not send requests to this server");
  }

  private static ErrorAnswer error(String type, String messageMember, EngineError error) {
    return error(BAD_REQUEST, type, messageMember, error.text());
  }

  private static ErrorAnswer error(
      int status, String type, String messageMember, @Nullable String message) {
    return new ErrorAnswer(
        status, type, JsonBody.object(out -> typeAndMessage(out, type, messageMember, message)));
  }

  /** Nothing was written: worth another try, which the SDKs make by themselves at this status. */
  private static ErrorAnswer unavailable(EngineError error) {
    return error(UNAVAILABLE, SERVICE + "ServiceUnavailable", LOWER, error.text());
  }

  private static ErrorAnswer conditionFailed(EngineError.ConditionalCheckFailed error) {
    return new ErrorAnswer(
        BAD_REQUEST,
        CONDITION_FAILED,
        JsonBody.object(
            out -> {
              typeAndMessage(out, CONDITION_FAILED, LOWER, error.text());
              item(out, error.item());
            }));
  }

  private static ErrorAnswer canceled(EngineError.TransactionCanceled error) {
    return new ErrorAnswer(
        BAD_REQUEST,
        CANCELED,
        JsonBody.object(
            out -> {
              typeAndMessage(out, CANCELED, UPPER, error.text());
              out.writeArrayFieldStart("CancellationReasons");
              for (EngineError.TransactionCanceled.Reason reason : error.reasons()) {
                reason(out, reason);
              }
              out.writeEndArray();
            }));
  }

  private static void reason(JsonGenerator out, EngineError.TransactionCanceled.Reason reason)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("Code", reason.code());
    if (reason.message() != null) {
      out.writeStringField("Message", reason.message());
    }
    item(out, reason.item());
    out.writeEndObject();
  }

  private static void typeAndMessage(
      JsonGenerator out, String type, String messageMember, @Nullable String message)
      throws IOException {
    out.writeStringField("__type", type);
    if (message != null) {
      out.writeStringField(messageMember, message);
    }
  }

  private static void item(JsonGenerator out, @Nullable Item item) throws IOException {
    if (item != null) {
      out.writeFieldName("Item");
      AttributeValueWriter.write(out, item);
    }
  }
}
