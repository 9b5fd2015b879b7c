package dev.stator.embedded.internal.translation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** A value for any member of the SDK's classes, in which the member's name can be found again. */
final class SampleMembers {
  static final int NUMBER = 17;

  /** Members of structures inside requests that are refused: a sample must be taken. */
  private static final Set<String> REFUSED_INSIDE = Set.of("OnDemandThroughput", "WarmThroughput");

  private SampleMembers() {}

  /** What the sample's text has in it, so that a test can look for it elsewhere. */
  static String trace(SdkField<?> field) {
    if (field.marshallingType() == MarshallingType.BOOLEAN) {
      return "true";
    }
    if (field.marshallingType() == MarshallingType.SDK_POJO) {
      return trace(field.constructor().get().sdkFields().getFirst());
    }
    return isNumber(field) ? Integer.toString(NUMBER) : "probe";
  }

  static Object of(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return "probe-" + field.memberName();
    }
    if (type == MarshallingType.BOOLEAN) {
      return true;
    }
    if (type == MarshallingType.INTEGER) {
      return NUMBER;
    }
    if (type == MarshallingType.LONG) {
      return (long) NUMBER;
    }
    if (type == MarshallingType.LIST) {
      return List.of(of(field.getRequiredTrait(ListTrait.class).memberFieldInfo()));
    }
    if (type == MarshallingType.MAP) {
      return Map.of("probe", of(field.getRequiredTrait(MapTrait.class).valueFieldInfo()));
    }
    if (type == MarshallingType.SDK_POJO) {
      return filled(field.constructor().get());
    }
    throw new IllegalArgumentException("no sample for " + field.memberName() + " of type " + type);
  }

  private static Object filled(SdkPojo builder) {
    if (builder instanceof AttributeValue.Builder) {
      return AttributeValue.fromS("probe-value");
    }
    builder.sdkFields().stream()
        .filter(field -> !REFUSED_INSIDE.contains(field.memberName()))
        .forEach(field -> field.set(builder, of(field)));
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private static boolean isNumber(SdkField<?> field) {
    return field.marshallingType() == MarshallingType.INTEGER
        || field.marshallingType() == MarshallingType.LONG;
  }
}
