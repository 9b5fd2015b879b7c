package dev.stator.embedded.internal.value;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Sets, which the SDK holds as lists: duplicates are refused here, since the model's sets cannot
 * hold them. Whether a set may be empty is for the engine to say.
 */
final class SetReader {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String NULL_STRING =
      INVALID + "An string set may not have a null string as a member";
  private static final String NULL_NUMBER =
      INVALID + "An number set may not have a null number as a member";
  private static final String NULL_BINARY =
      INVALID + "Binary sets may not contain null or empty values";

  private SetReader() {}

  static AttributeValue.SS strings(List<String> members) {
    return new AttributeValue.SS(
        distinct(
            members,
            Function.identity(),
            NULL_STRING,
            () -> INVALID + "Input collection " + members + " contains duplicates."));
  }

  static AttributeValue.NS numbers(List<String> members) {
    return new AttributeValue.NS(
        distinct(
            members,
            ValueReader::number,
            NULL_NUMBER,
            () -> "Input collection contains duplicates"));
  }

  static AttributeValue.BS binaries(List<SdkBytes> members) {
    return new AttributeValue.BS(
        distinct(
            members,
            ValueReader::bytes,
            NULL_BINARY,
            () ->
                members.stream()
                    .map(member -> ValueReader.bytes(member).toBase64())
                    .collect(
                        Collectors.joining(
                            ", ",
                            INVALID + "Input collection [",
                            "]of type BS contains duplicates."))));
  }

  private static <T, V> Set<V> distinct(
      List<T> members, Function<T, V> read, String nullMember, Supplier<String> duplicates) {
    Set<V> distinct = LinkedHashSet.newLinkedHashSet(members.size());
    for (@Nullable T member : members) {
      if (member == null) {
        throw new EngineError.Validation(nullMember);
      }
      if (!distinct.add(read.apply(member))) {
        throw new EngineError.Validation(duplicates.get());
      }
    }
    // The model keeps such a set as it is, without copying it again.
    return Collections.unmodifiableSet(distinct);
  }
}
