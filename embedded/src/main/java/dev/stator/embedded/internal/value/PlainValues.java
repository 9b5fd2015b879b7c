package dev.stator.embedded.internal.value;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes the SDK's strings and numbers, each kind with one builder again and again: a builder of the
 * SDK costs more than the value that it builds. For one thread.
 */
final class PlainValues {
  private final AttributeValue.Builder strings = AttributeValue.builder();
  private final AttributeValue.Builder numbers = AttributeValue.builder();

  AttributeValue string(String text) {
    return strings.s(text).build();
  }

  AttributeValue number(String text) {
    return numbers.n(text).build();
  }
}
