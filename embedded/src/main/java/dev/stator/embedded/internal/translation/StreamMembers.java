package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.LatestStream;
import dev.stator.model.operation.StreamSpecification;
import org.jspecify.annotations.Nullable;

/** A table's stream, in requests and in descriptions. */
final class StreamMembers {
  private static final SupportedMembers SPECIFICATION =
      SupportedMembers.of(
          "StreamSpecification",
          software.amazon.awssdk.services.dynamodb.model.StreamSpecification.builder(),
          "StreamEnabled",
          "StreamViewType");

  private StreamMembers() {}

  static @Nullable StreamSpecification specification(
      software.amazon.awssdk.services.dynamodb.model.@Nullable StreamSpecification specification) {
    if (specification == null) {
      return null;
    }
    SPECIFICATION.check(specification);
    return new StreamSpecification(
        specification.streamEnabled(), specification.streamViewTypeAsString());
  }

  /** A stream that was switched off has an ARN, but no specification. */
  static void describe(
      software.amazon.awssdk.services.dynamodb.model.TableDescription.Builder table,
      @Nullable LatestStream stream) {
    if (stream == null) {
      return;
    }
    table.latestStreamArn(stream.streamArn()).latestStreamLabel(stream.streamLabel());
    if (stream.enabled()) {
      table.streamSpecification(
          specification ->
              specification.streamEnabled(true).streamViewType(stream.streamViewType()));
    }
  }
}
