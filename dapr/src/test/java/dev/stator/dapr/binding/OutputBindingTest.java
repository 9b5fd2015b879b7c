package dev.stator.dapr.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OutputBindingTest {
  private final Stator stator = Stator.inMemory();
  private final OutputBinding binding =
      new OutputBinding(
          stator.client(), BindingSettings.parse(Map.of("table", "items", "createTable", "id:S")));

  @BeforeEach
  void makeTable() {
    TableSetup.ensure(stator.client(), Objects.requireNonNull(binding.settings().createTable()));
  }

  @AfterEach
  void close() {
    stator.close();
  }

  @Test
  void createWritesAnItemWithExactNumbers() {
    assertThat(binding.operations())
        .containsExactly("create", "get", "delete", "update", "query", "list", "transact");
    assertThat(
            binding.invoke(
                request(
                    "create",
                    "{\"id\":\"1\",\"big\":9007199254740993,\"pi\":3.14159265358979323846,"
                        + "\"tags\":[\"a\",true,null],\"more\":{\"x\":\"\"}}")))
        .isEmpty();
    assertThat(item("1"))
        .isEqualTo(
            Map.of(
                "id", AttributeValue.fromS("1"),
                "big", AttributeValue.fromN("9007199254740993"),
                "pi", AttributeValue.fromN("3.14159265358979323846"),
                "tags",
                    AttributeValue.fromL(
                        List.of(
                            AttributeValue.fromS("a"),
                            AttributeValue.fromBool(true),
                            AttributeValue.fromNul(true))),
                "more", AttributeValue.fromM(Map.of("x", AttributeValue.fromS("")))));
  }

  @Test
  void createReplaces() {
    binding.invoke(request("create", "{\"id\":\"1\",\"a\":1}"));
    binding.invoke(request("create", "{\"id\":\"1\",\"b\":2}"));
    assertThat(item("1")).containsOnlyKeys("id", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "null~data must be a JSON object, whose members become attributes, not null",
        "[]~data must be a JSON object, whose members become attributes, not an array",
        "\"{}\"~data must be a JSON object, whose members become attributes, not a string",
        "{\"id\"~data: ",
        "{\"id\":\"1\",\"n\":1e200}~data: n: "
      })
  void refusesWhatIsNoItem(String json, String message) {
    assertThatThrownBy(() -> binding.invoke(request("create", json)))
        .isInstanceOf(BindingError.InvalidData.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void handsOnWhatTheTableSays() {
    assertThatThrownBy(() -> binding.invoke(request("create", "{\"no\":\"key\"}")))
        .isInstanceOfSatisfying(
            BindingError.TableFailed.class,
            failed -> assertThat(failed.error()).isInstanceOf(TableError.Invalid.class));
  }

  @Test
  void knowsNoOtherOperation() {
    assertThatThrownBy(() -> binding.invoke(request("exec", "{}")))
        .isInstanceOf(BindingError.UnsupportedOperation.class)
        .hasMessage(
            "operation 'exec' is not supported: create get delete update query list transact");
  }

  private static BindingRequest request(String operation, String json) {
    return new BindingRequest(operation, SdkBytes.fromUtf8String(json), Map.of());
  }

  private Map<String, AttributeValue> item(String id) {
    return stator
        .client()
        .getItem(r -> r.tableName("items").key(Map.of("id", AttributeValue.fromS(id))))
        .item();
  }
}
