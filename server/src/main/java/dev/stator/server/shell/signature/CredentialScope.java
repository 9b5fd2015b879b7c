package dev.stator.server.shell.signature;

/**
 * The parts of a credential: {@code keyid/date/region/service/aws4_request}.
 *
 * @param date as {@code YYYYMMDD}
 */
record CredentialScope(
    String keyId, String date, String region, String service, String terminator) {
  static final String TERMINATOR = "aws4_request";

  private static final int PARTS = 5;

  /**
   * @throws SignatureRefusedException if it has not five parts
   */
  static CredentialScope parse(String credential) {
    // As the service does it: slashes at the end do not count.
    String[] parts = credential.split("/");
    if (parts.length != PARTS) {
      throw SignatureRefusedException.incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '"
              + credential
              + "'");
    }
    return new CredentialScope(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }

  /** Without the key: what the signature is good for. */
  String text() {
    return date + "/" + region + "/" + service + "/" + terminator;
  }
}
