package dev.stator.embedded.internal.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import dev.stator.model.operation.Operation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Every member of every SDK request either reaches the operation of the model or is refused. */
class RequestMembersTest {
  /** Members that the model holds under another name. */
  private static final Map<String, List<String>> COMPONENTS =
      Map.of(
          "ExpressionAttributeNames", List.of("substitutions"),
          "ExpressionAttributeValues", List.of("substitutions"),
          "TimeToLiveSpecification", List.of("attributeName", "enabled"));

  /** Known to be refused; one that is not in this list is expected in the operation. */
  private static final Set<String> REFUSED =
      Set.of(
          // CreateTable.
          "GlobalTableSettingsReplicationMode",
          "GlobalTableSourceArn",
          "OnDemandThroughput",
          "ResourcePolicy",
          "SSESpecification",
          "VectorIndexes",
          "WarmThroughput",
          // UpdateTable.
          "GlobalTableWitnessUpdates",
          "MultiRegionConsistency",
          "ReplicaUpdates",
          "VectorIndexUpdates");

  record Member(String operation, SdkField<?> field) {
    @Override
    public String toString() {
      return operation + "." + field.memberName();
    }
  }

  static Stream<Member> members() throws ReflectiveOperationException {
    List<Member> members = new ArrayList<>();
    for (String name : OperationNames.all()) {
      for (SdkField<?> field : request(name).sdkFields()) {
        members.add(new Member(name, field));
      }
    }
    return members.stream();
  }

  @ParameterizedTest
  @MethodSource("members")
  void reachesTheOperationOrIsRefused(Member member) throws ReflectiveOperationException {
    Translation<AwsRequest, ?, ?> translation = translation(member.operation());
    SdkPojo builder = request(member.operation());
    Operation<?> without = translation.operation(build(builder));
    member.field().set(builder, SampleMembers.of(member.field()));
    AwsRequest request = build(builder);

    if (REFUSED.contains(member.field().memberName()) || REFUSED.contains(member.toString())) {
      assertThatThrownBy(() -> translation.members().check(request))
          .isInstanceOf(EngineError.Validation.class)
          .hasMessageStartingWith(
              member.field().memberName() + " of " + member.operation() + " is not supported");
      return;
    }
    translation.members().check(request);
    Operation<?> with = translation.operation(request);
    assertThat(changedComponents(without, with)).isEqualTo(components(member.field()));
    assertThat(with.toString()).contains(SampleMembers.trace(member.field()));
  }

  private static List<String> components(SdkField<?> field) {
    String name = field.memberName();
    return COMPONENTS.getOrDefault(
        name, List.of(Character.toLowerCase(name.charAt(0)) + name.substring(1)));
  }

  private static List<String> changedComponents(Operation<?> before, Operation<?> after)
      throws ReflectiveOperationException {
    List<String> changed = new ArrayList<>();
    for (RecordComponent component : before.getClass().getRecordComponents()) {
      Object old = component.getAccessor().invoke(before);
      if (!Objects.equals(old, component.getAccessor().invoke(after))) {
        changed.add(component.getName());
      }
    }
    return changed;
  }

  private static SdkPojo request(String operation) throws ReflectiveOperationException {
    Class<?> type =
        Class.forName("software.amazon.awssdk.services.dynamodb.model." + operation + "Request");
    return (SdkPojo) type.getMethod("builder").invoke(null);
  }

  private static AwsRequest build(SdkPojo builder) {
    return (AwsRequest) ((SdkBuilder<?, ?>) builder).build();
  }

  @SuppressWarnings("unchecked")
  private static Translation<AwsRequest, ?, ?> translation(String operation)
      throws ReflectiveOperationException {
    String name = Translation.class.getPackageName() + "." + operation + "Translation";
    return (Translation<AwsRequest, ?, ?>)
        Objects.requireNonNull(Class.forName(name).getDeclaredField("INSTANCE").get(null));
  }
}
