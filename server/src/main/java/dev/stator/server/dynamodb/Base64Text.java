package dev.stator.server.dynamodb;

import dev.stator.model.Bytes;

/** Standard base64 with padding, strictly: what was sent is exactly what would be sent back. */
final class Base64Text {
  private static final int GROUP = 4;

  private Base64Text() {}

  /**
   * @throws MalformedRequestException with the service's text if {@code text} is not base64
   */
  static Bytes decode(String text) {
    if (text.length() % GROUP != 0) {
      throw new MalformedRequestException(
          "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
    }
    int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
    for (int at = 0; at < text.length() - padding; at++) {
      if (!isDigit(text.charAt(at))) {
        throw new MalformedRequestException("Invalid Base64 character: '" + text.charAt(at) + "'");
      }
    }
    Bytes decoded = Bytes.fromBase64(text);
    if (padding > 0 && !decoded.toBase64().equals(text)) {
      // The spelling is the service's.
      throw new MalformedRequestException("Invalid last non-pad Base64 character dectected");
    }
    return decoded;
  }

  private static boolean isDigit(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
