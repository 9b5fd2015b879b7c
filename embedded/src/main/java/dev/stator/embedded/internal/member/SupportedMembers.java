package dev.stator.embedded.internal.member;

import dev.stator.model.EngineError;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * The members of one request, or of one structure inside requests, that are translated; any other
 * member of the SDK's class must not be set. Only those others are looked at for each call.
 */
public final class SupportedMembers {
  private final String owner;
  private final List<SdkField<?>> refused;

  private SupportedMembers(String owner, List<SdkField<?>> refused) {
    this.owner = owner;
    this.refused = refused;
  }

  /**
   * @param owner the operation or structure, as the API names it
   * @param shape any object of the SDK's class, for the list of its members
   * @param names the members that are translated, as the API names them
   * @throws IllegalArgumentException if the SDK's class has no member of one of the names
   */
  public static SupportedMembers of(String owner, SdkPojo shape, String... names) {
    Set<String> supported = Set.of(names);
    Set<String> unknown = new TreeSet<>(supported);
    shape.sdkFields().forEach(field -> unknown.remove(field.memberName()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("the SDK's " + owner + " has no member " + unknown);
    }
    return new SupportedMembers(
        owner,
        shape.sdkFields().stream()
            .filter(field -> !supported.contains(field.memberName()))
            .collect(Collectors.<SdkField<?>>toUnmodifiableList()));
  }

  /**
   * @throws EngineError.Validation naming the member, if one is set that is not translated
   */
  public void check(SdkPojo shape) {
    for (SdkField<?> field : refused) {
      if (isSet(field.getValueOrDefault(shape))) {
        throw new EngineError.Validation(
            field.memberName() + " of " + owner + " is not supported by this version of Stator");
      }
    }
  }

  private static boolean isSet(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }
}
