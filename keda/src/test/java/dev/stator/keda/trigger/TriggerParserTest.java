package dev.stator.keda.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TriggerParserTest {
  private static final Map<String, String> BASE =
      Map.of(
          "tableName", "test",
          "awsRegion", "eu-west-1",
          "keyConditionExpression", "#yr = :yyyy",
          "expressionAttributeNames", "{ \"#yr\" : \"year\" }",
          "expressionAttributeValues", "{\":yyyy\": {\"N\": \"1994\"}}",
          "targetValue", "3");

  private static Map<String, String> base(String... changes) {
    Map<String, String> metadata = new HashMap<>(BASE);
    for (int index = 0; index < changes.length; index += 2) {
      if (changes[index + 1].equals("-")) {
        metadata.remove(changes[index]);
      } else {
        metadata.put(changes[index], changes[index + 1]);
      }
    }
    return metadata;
  }

  private static ItemTrigger items(String... changes) {
    return (ItemTrigger) TriggerParser.parse(base(changes), TriggerContext.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "targetValue|-1|no targetValue given",
        "targetValue|0|targetValue is 0, it must be at least 1",
        "targetValue|5.0|unable to set param \"targetValue\" value \"5.0\"",
        "targetValue|1e3|unable to set param \"targetValue\"",
        "targetValue|+5|unable to set param \"targetValue\"",
        "targetValue|05|unable to set param \"targetValue\"",
        "targetValue|0x10|unable to set param \"targetValue\"",
        "targetValue|1_000|unable to set param \"targetValue\"",
        "targetValue|\"5\"|unable to set param \"targetValue\"",
        "targetValue|null|unable to set param \"targetValue\"",
        "targetValue|9223372036854775808|unable to set param \"targetValue\"",
        "activationTargetValue|0.5|unable to set param \"activationTargetValue\"",
        "expressionAttributeNames|{'#k':'a'}|invalid expressionAttributeNames",
        "expressionAttributeNames|{\"#k\":5}|#k must be a string, not a number",
        "expressionAttributeNames|{\"#k\":null}|#k must be a string, not a null",
        "expressionAttributeNames|{\"#k\":\"a\"} x|invalid expressionAttributeNames",
        "expressionAttributeValues|{\":k\":{\"S\":5}}|:k: S must be a string, not a number",
        "expressionAttributeValues|{\":k\":{\"S\":null}}|:k: S must be a string, not null",
        "expressionAttributeValues|{\":k\":{\"BOOL\":\"true\"}}|:k: BOOL must be true or false",
        "expressionAttributeValues|{\":k\":{\"B\":1}}|:k: B must be a string",
        "expressionAttributeValues|{\":k\":{\"L\":{}}}|:k: L must be an array",
        "expressionAttributeValues|{\":k\":{\"M\":[]}}|:k: M must be an object",
        "expressionAttributeValues|{\":k\":{\"NULL\":false}}|:k: NULL must be true",
        "expressionAttributeValues|{\":k\":{}}|:k: expected an object with one of S, N, B",
        "expressionAttributeValues|{\":k\":{\"S\":\"a\",\"N\":\"1\"}}|:k: expected an object with one",
        "expressionAttributeValues|{\":k\":{\"s\":\"a\"}}|:k: unknown type 's'",
        "expressionAttributeValues|{\":k\":{\"N\":\"abc\"}}|:k",
        "awsEndpoint|localhost|awsEndpoint 'localhost' is not an address",
        "identityOwner|nobody|identityOwner is 'nobody', it must be pod or operator",
        "operation|find|operation is 'find', it must be scan or query",
        "measure|average|measure is 'average', it must be",
        "measure|sum|measure sum needs measureAttribute",
        "measureAttribute|size|measureAttribute needs measure sum, max or oldestAge",
        "segments|4|segments needs operation scan",
        "segments|65|segments is 65, it must be between 1 and 64",
        "countCap|0|countCap is 0, it must be at least 1",
        "countCap|auto|countCap auto needs the ScaledObject in the resource folder",
        "sampleInterval|5|sampleInterval is '5', it must be a time such as 500ms, 10s or 2m",
        "sampleInterval|1ms|sampleInterval is '1ms', it must be between 100ms and 3600s",
        "staleMax|forever|staleMax is 'forever', it must be a time",
        "readUnitsPerMinute|0|readUnitsPerMinute is 0, it must be at least 1",
        "partitionValues|{\":k\":[]}|1 to 100 values are expected, not 0",
        "partitionValues|{\":k\":[{\"S\":\"a\"},{\"S\":\"a\"}]}|:k has a value twice",
        "triggerType|sqs|triggerType is 'sqs', it must be aws-dynamodb-streams or aws-dynamodb"
      })
  void says_what_is_wrong(String field, String value, String message) {
    assertThatThrownBy(() -> TriggerParser.parse(base(field, value), TriggerContext.NONE))
        .isInstanceOf(TriggerException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", " 7 ", "9223372036854775807"})
  void takes_whole_numbers(String target) {
    assertThat(items("targetValue", target).target().value())
        .isEqualTo(Long.parseLong(target.strip()));
  }

  @Test
  void takes_all_ten_types_as_dynamodb_json() {
    assertThat(
            items(
                    "expressionAttributeValues",
                    "{\":b\":{\"B\":\"aGVsbG8=\"},\":ss\":{\"SS\":[\"a\",\"b\"]},"
                        + "\":ns\":{\"NS\":[\"1\"]},\":bs\":{\"BS\":[\"aGVsbG8=\"]},"
                        + "\":n\":{\"NULL\":true},\":l\":{\"L\":[{\"M\":{\"x\":{\"BOOL\":true}}}]}}")
                .search()
                .values())
        .containsEntry(":b", AttributeValue.fromB(SdkBytes.fromUtf8String("hello")))
        .containsEntry(":ss", AttributeValue.fromSs(java.util.List.of("a", "b")))
        .containsEntry(
            ":bs", AttributeValue.fromBs(java.util.List.of(SdkBytes.fromUtf8String("hello"))));
  }

  @Test
  void tells_every_missing_field_at_once() {
    assertThatThrownBy(() -> TriggerParser.parse(Map.of(), TriggerContext.NONE))
        .hasMessageContaining("tableName")
        .hasMessageContaining("awsRegion")
        .hasMessageContaining("expressionAttributeValues");
  }

  @Test
  void takes_the_region_from_the_authentication() {
    var known = new TriggerContext(null, "eu-west-2", null, false, Sampling.INTERVAL_DEFAULT);
    assertThat(TriggerParser.parse(base("awsRegion", "-"), known).place().region())
        .isEqualTo("eu-west-2");
  }

  @Test
  void needs_no_target_where_a_formula_makes_the_metric() {
    var known = new TriggerContext(null, null, null, true, Sampling.INTERVAL_DEFAULT);
    assertThat(TriggerParser.parse(base("targetValue", "-"), known).target())
        .isEqualTo(new Target(1, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "my.t_1-x,aws-dynamodb-my-t_1-x",
    "arn:aws:dynamodb:eu-west-1:123:table/T,aws-dynamodb-arn-aws-dynamodb-eu-west-1-123-table-T"
  })
  void names_the_metric_as_keda_does(String table, String name) {
    assertThat(items("tableName", table).metricName()).isEqualTo(name);
  }

  @Test
  void reads_stators_own_fields() {
    ItemTrigger scan =
        items(
            "keyConditionExpression", "-",
            "expressionAttributeNames", "-",
            "expressionAttributeValues", "-",
            "operation", "scan",
            "segments", "4",
            "consistentRead", "true",
            "measure", "oldestAge",
            "measureAttribute", "createdAt",
            "ageUnit", "milliseconds",
            "sampleInterval", "500ms",
            "sampleDeadline", "1s",
            "staleMax", "2m",
            "readUnitsPerMinute", "100");
    assertThat(scan.search().isScan()).isTrue();
    assertThat(scan.search().segments()).isEqualTo(4);
    assertThat(scan.search().consistentRead()).isTrue();
    assertThat(scan.measure()).isEqualTo(new Measure.OldestAge("createdAt", ChronoUnit.MILLIS));
    assertThat(scan.sampling())
        .isEqualTo(
            new Sampling(
                Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMinutes(2), 100L));
    assertThat(items("countCap", "12").measure()).isEqualTo(new Measure.Count(12L));
    assertThat(
            items("partitionValues", "{\":yyyy\":[{\"N\":\"1\"},{\"N\":\"2\"}]}")
                .search()
                .valuesOfQueries())
        .containsExactly(
            Map.of(":yyyy", AttributeValue.fromN("1")), Map.of(":yyyy", AttributeValue.fromN("2")));
  }

  @Test
  void caps_at_what_all_replicas_are_for() {
    var known = new TriggerContext(null, null, 10L, false, Sampling.INTERVAL_DEFAULT);
    ItemTrigger trigger = (ItemTrigger) TriggerParser.parse(base("countCap", "auto"), known);
    assertThat(trigger.measure()).isEqualTo(new Measure.Count(30L));
  }

  /** What a formula makes of the count is not known: capped, it might make too little. */
  @Test
  void does_not_cap_by_itself_what_a_formula_works_on() {
    var formula = new TriggerContext(null, null, 10L, true, Sampling.INTERVAL_DEFAULT);
    assertThatThrownBy(() -> TriggerParser.parse(base("countCap", "auto"), formula))
        .isInstanceOf(TriggerException.class)
        .hasMessage("countCap auto has no meaning where scalingModifiers decide; give a number");
  }

  @Test
  void finds_typing_errors() {
    assertThat(TriggerParser.unknown(base("tabelName", "x", "scalerAddress", "ours:6000")))
        .containsExactly("tabelName");
  }

  @Test
  void streams_have_two_shards_a_replica_unless_they_say() {
    Map<String, String> metadata =
        Map.of("triggerType", "aws-dynamodb-streams", "tableName", "t", "awsRegion", "eu-west-1");
    Trigger trigger = TriggerParser.parse(metadata, TriggerContext.NONE);
    assertThat(trigger).isInstanceOf(StreamTrigger.class);
    assertThat(trigger.target()).isEqualTo(new Target(2, 0));
    assertThat(trigger.metricName()).isEqualTo("aws-dynamodb-streams-t");

    Map<String, String> wrong = new HashMap<>(metadata);
    wrong.put("shardCount", "a");
    assertThatThrownBy(() -> TriggerParser.parse(wrong, TriggerContext.NONE))
        .hasMessageContaining("unable to set param \"shardCount\" value \"a\"");
    Map<String, String> lag = new HashMap<>(metadata);
    lag.put("measure", "lag");
    assertThatThrownBy(() -> TriggerParser.parse(lag, TriggerContext.NONE))
        .hasMessageContaining("lagReader")
        .hasMessageContaining("lagCheckpointTable");
  }
}
