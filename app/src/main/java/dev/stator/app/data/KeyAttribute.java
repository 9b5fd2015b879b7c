package dev.stator.app.data;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.model.DynamoNumber;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An attribute of a key, whose type makes a value of a text. */
public record KeyAttribute(String name, ScalarAttributeType type) {

  /**
   * @param text a string as it is, a number, or base64
   * @throws StartFailure if it is none of this attribute's type
   */
  public AttributeValue value(String text) {
    return switch (type) {
      case S -> AttributeValue.fromS(text);
      case N -> AttributeValue.fromN(number(text));
      case B -> AttributeValue.fromB(binary(text));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new StartFailure(ExitCode.UNEXPECTED, name + " has an unknown type");
    };
  }

  private String number(String text) {
    try {
      return DynamoNumber.parse(text).toString();
    } catch (NumberFormatException unfit) {
      throw wrong("a number", text);
    }
  }

  private SdkBytes binary(String text) {
    try {
      return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException malformed) {
      throw wrong("base64", text);
    }
  }

  private StartFailure wrong(String wanted, String text) {
    return new StartFailure(
        ExitCode.USAGE, name + " must be " + wanted + " (" + type + "), not '" + text + "'");
  }

  @Override
  public String toString() {
    return name + " (" + type + ")";
  }
}
