package dev.stator.keda.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.keda.identity.Authentication;
import dev.stator.keda.identity.IdentityChoice;
import dev.stator.tables.Secret;
import dev.stator.tables.connection.Credentials;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every row of KEDA's TestParseDynamoMetadata, with its inputs and its results. */
class KedaParseRowsTest {
  /** The order in which KEDA's rows add the fields. */
  private static final List<Map.Entry<String, String>> FIELDS =
      List.of(
          Map.entry("tableName", "test"),
          Map.entry("awsRegion", "eu-west-1"),
          Map.entry("keyConditionExpression", "#yr = :yyyy"),
          Map.entry("expressionAttributeNames", "{ \"#yr\" : \"year\" }"),
          Map.entry("expressionAttributeValues", "{\":yyyy\": {\"N\": \"1994\"}}"));

  private static Map<String, String> first(int count) {
    Map<String, String> metadata = new LinkedHashMap<>();
    FIELDS.subList(0, count).forEach(field -> metadata.put(field.getKey(), field.getValue()));
    return metadata;
  }

  private static Map<String, String> all(String... more) {
    Map<String, String> metadata = first(FIELDS.size());
    for (int index = 0; index < more.length; index += 2) {
      metadata.put(more[index], more[index + 1]);
    }
    return metadata;
  }

  private static ItemTrigger parse(Map<String, String> metadata) {
    return (ItemTrigger) TriggerParser.parse(metadata, TriggerContext.NONE);
  }

  @ParameterizedTest(name = "row {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1|0|missing required parameter \"tableName\"",
        "2|1|missing required parameter \"awsRegion\"",
        "3|2|missing required parameter \"keyConditionExpression\"",
        "4|3|missing required parameter \"expressionAttributeNames\"",
        "5|4|missing required parameter \"expressionAttributeValues\"",
        "6|5|no targetValue given"
      })
  void rows_of_missing_fields(int row, int given, String message) {
    assertThatThrownBy(() -> parse(first(given)))
        .isInstanceOf(TriggerException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "row {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "7|3|targetValue|no-valid|unable to set param \"targetValue\" value",
        "8|1|activationTargetValue|no-valid|unable to set param \"activationTargetValue\"",
        "9|3|expressionAttributeNames|{ \"malformed\" }|invalid expressionAttributeNames",
        "10|3|expressionAttributeNames|{}|empty map",
        "11|3|expressionAttributeValues|{\":yyyy\": {\"N\": 1994 }}|invalid expressionAttributeValues"
      })
  void rows_of_wrong_fields(int row, String target, String field, String value, String message) {
    assertThatThrownBy(() -> parse(all("targetValue", target, field, value)))
        .isInstanceOf(TriggerException.class)
        .hasMessageContaining(message);
  }

  @Test
  void rows_13_to_16_are_good() {
    ItemTrigger trigger = parse(all("targetValue", "3"));
    assertThat("s1-" + trigger.metricName()).isEqualTo("s1-aws-dynamodb-test");
    assertThat(trigger.search().values()).containsEntry(":yyyy", AttributeValue.fromN("1994"));
    assertThat(trigger.target()).isEqualTo(new Target(3, 0));
    assertThat(trigger.identityOwner()).isEqualTo(IdentityOwner.POD);

    assertThat(parse(all("targetValue", "3", "awsEndpoint", "http://localhost:4566")).place())
        .hasToString("table 'test' in eu-west-1 at http://localhost:4566");
    assertThat(parse(all("targetValue", "3", "activationTargetValue", "1")).target())
        .isEqualTo(new Target(3, 1));
    assertThat(parse(all("targetValue", "3", "indexName", "test-index")).search().indexName())
        .isEqualTo("test-index");
  }

  @ParameterizedTest(name = "row {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "12||awsAccessKeyID not found",
        "17|awsAccessKeyId|awsSecretAccessKey not found",
        "18|awsAccessKeyId,awsSessionToken|awsSecretAccessKey not found",
        "19|awsSecretAccessKey|awsAccessKeyID not found",
        "20|awsSecretAccessKey,awsSessionToken|awsAccessKeyID not found"
      })
  void rows_of_missing_keys(int row, String given, String message) {
    assertThatThrownBy(() -> choose(given)).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"awsAccessKeyID", "awsAccessKeyId"})
  void row_13_has_keys(String spelling) {
    assertThat(choose(spelling + ",awsSecretAccessKey"))
        .isEqualTo(new Credentials.Static(Secret.of("none"), Secret.of("none"), null));
  }

  private static Credentials choose(String given) {
    Map<String, Secret> parameters = new HashMap<>();
    if (given != null) {
      for (String name : given.split(",", -1)) {
        parameters.put(name, Secret.of("none"));
      }
    }
    return new IdentityChoice(name -> null)
        .choose(IdentityOwner.POD, new Authentication(null, parameters, Map.of()));
  }
}
