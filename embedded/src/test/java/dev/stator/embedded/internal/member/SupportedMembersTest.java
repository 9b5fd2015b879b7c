package dev.stator.embedded.internal.member;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

class SupportedMembersTest {
  private final SupportedMembers members =
      SupportedMembers.of("GetItem", GetItemRequest.builder(), "TableName");

  @Test
  void takesWhatIsSupportedOrAbsent() {
    assertThatCode(() -> members.check(GetItemRequest.builder().tableName("t").build()))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAMemberThatNothingReads() {
    assertThatThrownBy(() -> members.check(GetItemRequest.builder().consistentRead(false).build()))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage("ConsistentRead of GetItem is not supported by this version of Stator");
  }

  @Test
  void refusesACollectionThatIsSetToBeEmpty() {
    assertThatThrownBy(
            () -> members.check(GetItemRequest.builder().attributesToGet(List.of()).build()))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessageStartingWith("AttributesToGet of GetItem");
  }

  @Test
  void noticesANameThatTheSdkDoesNotHave() {
    assertThatThrownBy(() -> SupportedMembers.of("GetItem", GetItemRequest.builder(), "Tablename"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the SDK's GetItem has no member [Tablename]");
  }
}
