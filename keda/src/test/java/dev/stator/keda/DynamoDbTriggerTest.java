package dev.stator.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.tables.Secret;
import dev.stator.tables.connection.Credentials;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbTriggerTest {
  private static final Map<String, String> BASE =
      Map.of(
          "tableName", "test",
          "awsRegion", "eu-west-1",
          "keyConditionExpression", "#yr = :yyyy",
          "expressionAttributeNames", "{ \"#yr\" : \"year\" }",
          "expressionAttributeValues", "{\":yyyy\": {\"N\": \"1994\"}}",
          "targetValue", "3");

  private static Map<String, String> base(String field, String value) {
    Map<String, String> metadata = new HashMap<>(BASE);
    if (value.equals("-")) {
      metadata.remove(field);
    } else {
      metadata.put(field, value);
    }
    return metadata;
  }

  private static DynamoDbTrigger parse(Map<String, String> metadata) {
    return DynamoDbTrigger.parse(metadata, Map.of());
  }

  @Test
  void readsEveryField() {
    Map<String, String> metadata = new HashMap<>(BASE);
    metadata.put("activationTargetValue", " 1 ");
    metadata.put("indexName", "test-index");
    metadata.put("filterExpression", "#yr > :yyyy");
    metadata.put("awsEndpoint", "http://localhost:4566");
    metadata.put("identityOwner", "operator");
    metadata.put("scalerAddress", "ours:6000");
    DynamoDbTrigger trigger = parse(metadata);
    assertThat(trigger.tableName()).isEqualTo("test");
    assertThat(trigger.expressionAttributeNames()).containsExactly(Map.entry("#yr", "year"));
    assertThat(trigger.expressionAttributeValues())
        .containsEntry(":yyyy", AttributeValue.fromN("1994"));
    assertThat(trigger.targetValue()).isEqualTo(3);
    assertThat(trigger.activationTargetValue()).isEqualTo(1);
    assertThat(trigger.indexName()).isEqualTo("test-index");
    assertThat(trigger.filterExpression()).isEqualTo("#yr > :yyyy");
    assertThat(trigger.awsEndpoint()).hasToString("http://localhost:4566");
    assertThat(trigger.identityOwner()).isEqualTo(IdentityOwner.OPERATOR);
    assertThat(trigger.metricName()).isEqualTo("aws-dynamodb-test");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tableName|-|missing required parameter \"tableName\" in [triggerMetadata]",
        "awsRegion|-|missing required parameter \"awsRegion\" in [triggerMetadata authParams]",
        "keyConditionExpression|-|missing required parameter \"keyConditionExpression\" in [triggerMetadata]",
        "expressionAttributeNames|-|missing required parameter \"expressionAttributeNames\" in [triggerMetadata]",
        "expressionAttributeValues|-|missing required parameter \"expressionAttributeValues\" in [triggerMetadata]",
        "targetValue|-|no targetValue given",
        "targetValue|-1|no targetValue given",
        "targetValue|0|targetValue is 0, it must be at least 1",
        "targetValue|no-valid|unable to set param \"targetValue\" value \"no-valid\"",
        "targetValue|5.0|unable to set param \"targetValue\" value \"5.0\"",
        "targetValue|9223372036854775808|unable to set param \"targetValue\"",
        "activationTargetValue|no-valid|unable to set param \"activationTargetValue\" value \"no-valid\"",
        "expressionAttributeNames|{ \"malformed\" }|error parsing expressionAttributeNames: invalid expressionAttributeNames",
        "expressionAttributeNames|{}|error parsing expressionAttributeNames: empty map",
        "expressionAttributeValues|{\":yyyy\": {\"N\": 1994 }}|invalid expressionAttributeValues",
        "expressionAttributeValues|{\":key\":{\"S\":5}}|:key: S must be a string, not a number",
        "awsEndpoint|localhost|awsEndpoint 'localhost' is not an address",
        "identityOwner|nobody|identityOwner is 'nobody', it must be pod or operator"
      })
  void saysWhatIsWrong(String field, String value, String message) {
    assertThatThrownBy(() -> parse(base(field, value)))
        .isInstanceOf(TriggerException.class)
        .hasMessageContaining(message);
  }

  @Test
  void tellsEveryMissingFieldAtOnce() {
    assertThatThrownBy(() -> parse(Map.of()))
        .hasMessageContaining("tableName")
        .hasMessageContaining("awsRegion")
        .hasMessageContaining("expressionAttributeValues");
  }

  @Test
  void takesTheRegionFromTheAuthentication() {
    assertThat(
            DynamoDbTrigger.parse(base("awsRegion", "-"), Map.of("awsRegion", "eu-west-2"))
                .awsRegion())
        .isEqualTo("eu-west-2");
  }

  @ParameterizedTest
  @CsvSource({
    "my.t_1-x,aws-dynamodb-my.t_1-x",
    "arn:aws:dynamodb:eu-west-1:123:table/T,aws-dynamodb-arn:aws:dynamodb:eu-west-1:123:table/T"
  })
  void namesTheMetricAsKedaDoes(String table, String unnormalised) {
    assertThat(parse(base("tableName", table)).metricName())
        .isEqualTo(unnormalised.replace('.', '-').replace(':', '-').replace('/', '-'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"awsAccessKeyID", "awsAccessKeyId"})
  void usesKeys(String spelling) {
    Credentials chosen =
        TriggerIdentity.choose(
            IdentityOwner.POD,
            authentication(Map.of(spelling, "none", "awsSecretAccessKey", "none")));
    assertThat(chosen)
        .isEqualTo(new Credentials.Static(Secret.of("none"), Secret.of("none"), null));
  }

  @Test
  void prefersTheRoleToKeysAndTheOperatorToBoth() {
    var all =
        authentication(
            Map.of(
                "awsRoleArn",
                "arn:aws:iam::1:role/r",
                "awsAccessKeyID",
                "a",
                "awsSecretAccessKey",
                "b"));
    assertThat(TriggerIdentity.choose(IdentityOwner.POD, all))
        .isInstanceOf(Credentials.AssumedRole.class);
    assertThat(TriggerIdentity.choose(IdentityOwner.OPERATOR, all))
        .isInstanceOf(Credentials.DefaultChain.class);
  }

  @Test
  void saysWhichKeyIsMissing() {
    assertThatThrownBy(
            () -> TriggerIdentity.choose(IdentityOwner.POD, TriggerIdentity.Authentication.NONE))
        .hasMessage("awsAccessKeyID not found");
    assertThatThrownBy(
            () ->
                TriggerIdentity.choose(
                    IdentityOwner.POD,
                    authentication(Map.of("awsAccessKeyId", "a", "awsSessionToken", "t"))))
        .hasMessage("awsSecretAccessKey not found");
    assertThatThrownBy(
            () ->
                TriggerIdentity.choose(
                    IdentityOwner.POD,
                    authentication(Map.of("awsSecretAccessKey", "a", "awsSessionToken", "t"))))
        .hasMessage("awsAccessKeyID not found");
  }

  private static TriggerIdentity.Authentication authentication(Map<String, String> parameters) {
    Map<String, Secret> secrets = new HashMap<>();
    parameters.forEach((name, value) -> secrets.put(name, Secret.of(value)));
    return new TriggerIdentity.Authentication(null, secrets);
  }
}
