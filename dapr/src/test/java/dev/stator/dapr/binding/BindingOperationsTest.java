package dev.stator.dapr.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.embedded.Stator;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/** The operations that Dapr's own component does not have, and the conditions of all. */
class BindingOperationsTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC);

  private final Stator stator = Stator.inMemory();
  private final OutputBinding binding =
      new OutputBinding(
          stator.client(),
          BindingSettings.parse(
              Map.of(
                  "table", "orders",
                  "createTable", "customer:S,number:N",
                  "ttlAttributeName", "expiresAt")),
          CLOCK);

  @BeforeEach
  void makeTable() {
    TableSetup.ensure(stator.client(), Objects.requireNonNull(binding.settings().createTable()));
    invoke("create", "{\"customer\":\"ada\",\"number\":1,\"total\":9007199254740993.5}");
    invoke("create", "{\"customer\":\"ada\",\"number\":2,\"total\":20}");
    invoke("create", "{\"customer\":\"bob\",\"number\":1,\"total\":30}");
  }

  @AfterEach
  void close() {
    stator.close();
  }

  /** Dapr's conformance suite: what was created is got, and is not after it was deleted. */
  @Test
  void gets_and_deletes() {
    String key = "{\"customer\":\"ada\",\"number\":1}";
    assertThat(invoke("get", key))
        .isEqualTo("{\"customer\":\"ada\",\"number\":1,\"total\":9007199254740993.5}");
    assertThat(invoke("get", "null", "key", key)).isEqualTo(invoke("get", key));
    assertThat(
            invoke(
                "get",
                key,
                "projectionExpression",
                "#t",
                "expressionAttributeNames",
                "{\"#t\":\"total\"}",
                "consistency",
                "strong"))
        .isEqualTo("{\"total\":9007199254740993.5}");
    assertThat(invoke("delete", key)).isNull();
    assertThat(invoke("get", key)).isNull();
    assertThat(invoke("delete", key)).isNull();
    assertThat(invoke("delete", "{\"customer\":\"ada\",\"number\":2}", "returnValues", "ALL_OLD"))
        .isEqualTo("{\"customer\":\"ada\",\"number\":2,\"total\":20}");
  }

  @Test
  void creates_with_a_condition_and_gives_back_what_was_there() {
    String again = "{\"customer\":\"ada\",\"number\":1,\"total\":0}";
    assertThatThrownBy(
            () -> invoke("create", again, "conditionExpression", "attribute_not_exists(customer)"))
        .isInstanceOfSatisfying(
            BindingError.TableFailed.class,
            failed -> assertThat(failed.error()).isInstanceOf(TableError.ConditionFailed.class))
        .hasMessage("The conditional request failed");
    assertThat(
            invoke(
                "create",
                again,
                "conditionExpression",
                "#total > :least",
                "expressionAttributeNames",
                "{\"#total\":\"total\"}",
                "expressionAttributeValues",
                "{\":least\":5}",
                "returnValues",
                "ALL_OLD"))
        .isEqualTo("{\"customer\":\"ada\",\"number\":1,\"total\":9007199254740993.5}");
  }

  @Test
  void items_expire() {
    invoke("create", "{\"customer\":\"eve\",\"number\":1}", "ttlInSeconds", "60");
    assertThat(invoke("get", "{\"customer\":\"eve\",\"number\":1}"))
        .isEqualTo("{\"customer\":\"eve\",\"number\":1,\"expiresAt\":1000060}");
    assertThat(
            invoke(
                "update",
                "{\"key\":{\"customer\":\"eve\",\"number\":1},\"ttlInSeconds\":120,\"set\":{\"x\":1}}"))
        .contains("\"expiresAt\":1000120");
    assertThat(
            invoke("update", "{\"key\":{\"customer\":\"eve\",\"number\":1},\"ttlInSeconds\":-1}"))
        .isEqualTo("{\"customer\":\"eve\",\"number\":1,\"x\":1}");
    assertThatThrownBy(() -> invoke("create", "{}", "ttlInSeconds", "soon"))
        .hasMessage("ttlInSeconds 'soon' is not a whole number of seconds");
    OutputBinding without =
        new OutputBinding(stator.client(), BindingSettings.parse(Map.of("table", "orders")));
    assertThatThrownBy(
            () ->
                without.invoke(
                    new BindingRequest(
                        "create", SdkBytes.fromUtf8String("{}"), Map.of("ttlInSeconds", "5"))))
        .isInstanceOf(BindingError.InvalidData.class)
        .hasMessageContaining("no ttlAttributeName");
  }

  @Test
  void updates() {
    assertThat(
            invoke(
                "update",
                "{\"key\":{\"customer\":\"ada\",\"number\":2},\"set\":{\"state\":\"paid\"},\"add\":{\"total\":0.5},\"remove\":[\"no\"]}"))
        .isEqualTo("{\"customer\":\"ada\",\"number\":2,\"total\":20.5,\"state\":\"paid\"}");
    assertThat(
            invoke(
                "update",
                "{\"key\":{\"customer\":\"ada\",\"number\":2},\"updateExpression\":\"SET #s = :s\",\"expressionAttributeNames\":{\"#s\":\"state\"},\"expressionAttributeValues\":{\":s\":\"sent\",\":p\":\"paid\"},\"conditionExpression\":\"#s = :p\",\"returnValues\":\"UPDATED_OLD\"}"))
        .isEqualTo("{\"state\":\"paid\"}");
    assertThatThrownBy(
            () ->
                invoke(
                    "update",
                    "{\"key\":{\"customer\":\"no\",\"number\":1},\"set\":{\"a\":1},\"conditionExpression\":\"attribute_exists(customer)\"}"))
        .hasMessage("The conditional request failed");
    assertThat(
            invoke(
                "update",
                "{\"key\":{\"customer\":\"new\",\"number\":1},\"set\":{\"a\":1},\"returnValues\":\"NONE\"}"))
        .isNull();
  }

  @Test
  void queries_a_page_at_a_time() {
    assertThat(invoke("query", "{\"key\":{\"customer\":\"ada\"}}"))
        .isEqualTo(
            "{\"items\":[{\"customer\":\"ada\",\"number\":1,\"total\":9007199254740993.5},{\"customer\":\"ada\",\"number\":2,\"total\":20}]}");
    String first =
        invoke(
            "query",
            "{\"keyConditionExpression\":\"customer = :c AND #n > :zero\",\"expressionAttributeNames\":{\"#n\":\"number\"},\"expressionAttributeValues\":{\":c\":\"ada\",\":zero\":0},\"scanIndexForward\":false,\"limit\":1}");
    assertThat(first).startsWith("{\"items\":[{\"customer\":\"ada\",\"number\":2,");
    assertThat(
            invoke(
                "query",
                "{\"key\":{\"customer\":\"ada\"},\"scanIndexForward\":false,\"token\":\""
                    + token(first)
                    + "\"}"))
        .isEqualTo(
            "{\"items\":[{\"customer\":\"ada\",\"number\":1,\"total\":9007199254740993.5}]}");
    assertThat(invoke("query", "{\"key\":{\"customer\":\"nobody\"}}")).isEqualTo("{\"items\":[]}");
  }

  @Test
  void lists_all() {
    assertThat(invoke("list", "null")).contains("\"bob\"", "\"ada\"");
    String filtered =
        invoke(
            "list",
            "{\"filterExpression\":\"#t = :t\",\"expressionAttributeNames\":{\"#t\":\"total\"},\"expressionAttributeValues\":{\":t\":20}}");
    assertThat(filtered)
        .isEqualTo("{\"items\":[{\"customer\":\"ada\",\"number\":2,\"total\":20}]}");
    String first = invoke("list", "{\"limit\":2}");
    String second = invoke("list", "{\"limit\":2,\"token\":\"" + token(first) + "\"}");
    assertThat(count(first) + count(second)).isEqualTo(3);
  }

  @Test
  void transacts_all_or_nothing() {
    assertThat(
            invoke(
                "transact",
                "{\"operations\":[{\"operation\":\"create\",\"item\":{\"customer\":\"cy\",\"number\":1}},{\"operation\":\"delete\",\"key\":{\"customer\":\"bob\",\"number\":1}},{\"operation\":\"update\",\"key\":{\"customer\":\"ada\",\"number\":2},\"add\":{\"total\":1}},{\"operation\":\"check\",\"key\":{\"customer\":\"ada\",\"number\":1},\"conditionExpression\":\"attribute_exists(customer)\"}]}"))
        .isNull();
    assertThat(invoke("get", "{\"customer\":\"bob\",\"number\":1}")).isNull();
    assertThat(invoke("get", "{\"customer\":\"ada\",\"number\":2}")).contains("\"total\":21");
    assertThatThrownBy(
            () ->
                invoke(
                    "transact",
                    "{\"operations\":[{\"operation\":\"create\",\"item\":{\"customer\":\"dan\",\"number\":1}},{\"operation\":\"delete\",\"key\":{\"customer\":\"ada\",\"number\":1},\"conditionExpression\":\"attribute_not_exists(customer)\"}]}"))
        .isInstanceOf(BindingError.TransactionRefused.class)
        .hasMessage("operation 1, delete: The conditional request failed");
    assertThat(invoke("get", "{\"customer\":\"dan\",\"number\":1}")).isNull();
  }

  @Test
  void speaks_dynamodb_json() {
    invoke(
        "create",
        "{\"customer\":{\"S\":\"typed\"},\"number\":{\"N\":\"1\"},\"tags\":{\"SS\":[\"a\"]},\"raw\":{\"B\":\"AQI=\"}}",
        "format",
        "dynamodb");
    assertThat(
            invoke(
                "get",
                "{\"customer\":{\"S\":\"typed\"},\"number\":{\"N\":\"1\"}}",
                "Format",
                "dynamodb"))
        .contains("\"tags\":{\"SS\":[\"a\"]}", "\"raw\":{\"B\":\"AQI=\"}");
    assertThat(invoke("get", "{\"customer\":\"typed\",\"number\":1}"))
        .contains("\"tags\":[\"a\"]", "\"raw\":\"AQI=\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "get~5~data must be a JSON object with the key's attributes, not a number",
        "get~null~data must be a JSON object with the key's attributes, not null",
        "update~{}~field 'key' is missing",
        "update~[]~data must be a JSON object with the operation's fields, not an array",
        "update~{\"key\":{}}~an update needs set, add, remove or updateExpression",
        "update~{\"key\":5}~field 'key' must be an object, not a number",
        "update~{\"key\":{},\"set\":{\"a\":1},\"colour\":1}~field 'colour' is not a field of this operation",
        "update~{\"key\":{},\"set\":{\"a\":1},\"updateExpression\":\"SET a = :a\"}~field 'updateExpression' stands instead of set, add and remove",
        "update~{\"key\":{},\"set\":{\"a\":1},\"returnValues\":\"SOME\"}~field 'returnValues' must be NONE, ALL_OLD, UPDATED_OLD, ALL_NEW or UPDATED_NEW, not 'SOME'",
        "query~{}~field 'keyConditionExpression' or 'key' is missing",
        "query~{\"key\":{\"a\":1},\"limit\":\"x\"}~field 'limit' must be a whole number, not 'x'",
        "query~{\"key\":{\"a\":1},\"token\":\"x\"}~field 'token' is not one that this binding gave",
        "list~{\"consistency\":\"weak\"}~field 'consistency' must be strong or eventual, not 'weak'",
        "transact~{}~field 'operations' is missing",
        "transact~{\"operations\":[{\"operation\":\"get\"}]}~operation 0: field 'operation' must be create, update, delete or check, not 'get'",
        "transact~{\"operations\":[{\"operation\":\"check\",\"key\":{}}]}~operation 0: field 'conditionExpression' is missing"
      })
  void says_what_is_wrong(String operation, String data, String message) {
    assertThatThrownBy(() -> invoke(operation, data))
        .isInstanceOf(BindingError.InvalidData.class)
        .hasMessage(message);
  }

  private @Nullable String maybe(String operation, String data, String... metadata) {
    java.util.HashMap<String, String> map = new java.util.HashMap<>();
    for (int i = 0; i < metadata.length; i += 2) {
      map.put(metadata[i], metadata[i + 1]);
    }
    return binding
        .invoke(new BindingRequest(operation, SdkBytes.fromUtf8String(data), map))
        .map(response -> response.data().asUtf8String())
        .orElse(null);
  }

  @SuppressWarnings("NullAway") // for the assertions, which look at null too
  private String invoke(String operation, String data, String... metadata) {
    return maybe(operation, data, metadata);
  }

  private static String token(String page) {
    Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).as(page).isTrue();
    return token.group(1);
  }

  private static int count(String page) {
    return page.split("\"customer\"", -1).length - 1;
  }
}
