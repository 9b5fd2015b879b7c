package dev.stator.server.shell.signature;

/** A request that is not signed as it must be. An answer, not a fault: without a stack trace. */
public final class SignatureRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * The service's own names of these errors.
   *
   * <p>Source: Amazon DynamoDB Developer Guide, "Error handling with DynamoDB".
   */
  public enum Code {
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException"),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException"),
    INVALID_SIGNATURE("InvalidSignatureException"),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException");

    private final String exceptionName;

    Code(String exceptionName) {
      this.exceptionName = exceptionName;
    }

    public String exceptionName() {
      return exceptionName;
    }
  }

  private final Code code;

  private SignatureRefusedException(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static SignatureRefusedException missing() {
    return new SignatureRefusedException(
        Code.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token");
  }

  static SignatureRefusedException incomplete(String message) {
    return new SignatureRefusedException(Code.INCOMPLETE_SIGNATURE, message);
  }

  static SignatureRefusedException invalid(String message) {
    return new SignatureRefusedException(Code.INVALID_SIGNATURE, message);
  }

  static SignatureRefusedException unrecognized() {
    return new SignatureRefusedException(
        Code.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
  }

  /** The region of a credential is not like one. */
  public static SignatureRefusedException unknownRegion(String region) {
    return invalid("Credential should be scoped to a valid region, not '" + region + "'.");
  }

  public Code code() {
    return code;
  }

  /** One sentence or more, without secrets. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
