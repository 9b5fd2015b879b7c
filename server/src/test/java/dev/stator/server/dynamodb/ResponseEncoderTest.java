package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.model.AttributeValue;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LatestStream;
import dev.stator.model.operation.ListStreams;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.Result;
import dev.stator.model.operation.StreamRecord;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.ThroughputDescription;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseEncoderTest {
  private static final Item ITEM = new Item(Map.of("k", AttributeValue.s("v")));

  @Test
  void writesAllTenTypes() {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    values.put("s", AttributeValue.s("\"é\u0001😀"));
    values.put("n", AttributeValue.n("1e3"));
    values.put("b", AttributeValue.b(new byte[] {0, -1}));
    values.put("t", AttributeValue.Bool.TRUE);
    values.put("x", AttributeValue.Null.INSTANCE);
    values.put("ss", new AttributeValue.SS(Set.of("a")));
    values.put(
        "ns",
        new AttributeValue.NS(
            new LinkedHashSet<>(List.of(DynamoNumber.of(2), DynamoNumber.parse("-0.50")))));
    values.put("bs", new AttributeValue.BS(Set.of(Bytes.copyOf(new byte[] {0}))));
    values.put("l", new AttributeValue.L(List.of(AttributeValue.s(""))));
    values.put("m", new AttributeValue.M(Map.of("", AttributeValue.Bool.FALSE)));
    assertThat(encode(new GetItem.Result(new Item(values), null)))
        .isEqualTo(
            "{\"Item\":{\"s\":{\"S\":\"\\\"é\\u0001😀\"},\"n\":{\"N\":\"1000\"},\"b\":{\"B\":\"AP8=\"},"
                + "\"t\":{\"BOOL\":true},\"x\":{\"NULL\":true},\"ss\":{\"SS\":[\"a\"]},"
                + "\"ns\":{\"NS\":[\"2\",\"-0.5\"]},\"bs\":{\"BS\":[\"AA==\"]},"
                + "\"l\":{\"L\":[{\"S\":\"\"}]},\"m\":{\"M\":{\"\":{\"BOOL\":false}}}}}");
  }

  @Test
  void leavesOutWhatThereIsNot() {
    assertThat(encode(new GetItem.Result(null, null))).isEqualTo("{}");
    assertThat(encode(new PutItem.Result(null, null))).isEqualTo("{}");
    assertThat(encode(new ListTables.Result(List.of(), null))).isEqualTo("{\"TableNames\":[]}");
    assertThat(encode(new DescribeTimeToLive.Result("DISABLED", null)))
        .isEqualTo("{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\"}}");
    assertThat(encode(new ItemPage(null, 2, 3, null, null)))
        .isEqualTo("{\"Count\":2,\"ScannedCount\":3}");
  }

  @Test
  void writesPagesAndCapacity() {
    assertThat(
            encode(new ItemPage(List.of(ITEM), 1, 2, ITEM, new ConsumedCapacity("t", 0.5, true))))
        .isEqualTo(
            "{\"Count\":1,\"ScannedCount\":2,\"Items\":[{\"k\":{\"S\":\"v\"}}],"
                + "\"LastEvaluatedKey\":{\"k\":{\"S\":\"v\"}},\"ConsumedCapacity\":{"
                + "\"TableName\":\"t\",\"CapacityUnits\":0.5,\"Table\":{\"CapacityUnits\":0.5}}}");
  }

  @Test
  void writesTables() {
    Instant time = Instant.ofEpochMilli(1_700_000_000_045L);
    assertThat(encode(new DescribeTable.Result(table("PAY_PER_REQUEST", time))))
        .isEqualTo(
            "{\"Table\":{\"TableName\":\"t\",\"TableArn\":\"arn\",\"TableId\":\"id\","
                + "\"TableStatus\":\"ACTIVE\",\"CreationDateTime\":1700000000.045,"
                + "\"AttributeDefinitions\":[{\"AttributeName\":\"k\",\"AttributeType\":\"S\"}],"
                + "\"KeySchema\":[{\"AttributeName\":\"k\",\"KeyType\":\"HASH\"}],"
                + "\"ItemCount\":1,\"TableSizeBytes\":2,"
                + "\"ProvisionedThroughput\":{\"NumberOfDecreasesToday\":0,"
                + "\"ReadCapacityUnits\":0,\"WriteCapacityUnits\":0},"
                + "\"BillingModeSummary\":{\"BillingMode\":\"PAY_PER_REQUEST\","
                + "\"LastUpdateToPayPerRequestDateTime\":1700000000.045},"
                + "\"DeletionProtectionEnabled\":false,"
                + "\"LatestStreamArn\":\"stream\",\"LatestStreamLabel\":\"label\","
                + "\"StreamSpecification\":{\"StreamEnabled\":true,"
                + "\"StreamViewType\":\"KEYS_ONLY\"}}}");
    assertThat(encode(new DescribeTable.Result(table("PROVISIONED", null))))
        .doesNotContain("BillingModeSummary");
  }

  @Test
  void writesStreamRecords() {
    StreamRecord removed =
        new StreamRecord(
            "e1",
            "REMOVE",
            "eu-west-1",
            StreamRecord.UserIdentity.TIME_TO_LIVE,
            Instant.ofEpochSecond(1_700_000_000L),
            ITEM,
            null,
            ITEM,
            "100000000000000000007",
            4,
            "OLD_IMAGE");
    assertThat(encode(new GetRecords.Result(List.of(removed), "next")))
        .isEqualTo(
            "{\"Records\":[{\"eventID\":\"e1\",\"eventName\":\"REMOVE\",\"eventVersion\":\"1.1\","
                + "\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"eu-west-1\",\"dynamodb\":{"
                + "\"ApproximateCreationDateTime\":1700000000,\"Keys\":{\"k\":{\"S\":\"v\"}},"
                + "\"OldImage\":{\"k\":{\"S\":\"v\"}},"
                + "\"SequenceNumber\":\"100000000000000000007\",\"SizeBytes\":4,"
                + "\"StreamViewType\":\"OLD_IMAGE\"},"
                + "\"userIdentity\":{\"PrincipalId\":\"dynamodb.amazonaws.com\","
                + "\"Type\":\"Service\"}}],\"NextShardIterator\":\"next\"}");
    assertThat(encode(new GetRecords.Result(List.of(), null))).isEqualTo("{\"Records\":[]}");
    assertThat(encode(new ListStreams.Result(List.of(), null))).isEqualTo("{\"Streams\":[]}");
  }

  @Test
  void writesErrorsWithTheirOwnMembers() {
    assertThat(error(new EngineError.ConditionalCheckFailed(ITEM)))
        .isEqualTo(
            "400 {\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                + "\"message\":\"The conditional request failed\",\"Item\":{\"k\":{\"S\":\"v\"}}}");
    assertThat(error(new EngineError.Validation("no")))
        .isEqualTo(
            "400 {\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"no\"}");
    assertThat(
            error(
                new EngineError.TransactionCanceled(
                    "canceled",
                    List.of(
                        new EngineError.TransactionCanceled.Reason("None", null, null),
                        new EngineError.TransactionCanceled.Reason("X", "why", ITEM)))))
        .isEqualTo(
            "400 {\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                + "\"Message\":\"canceled\",\"CancellationReasons\":[{\"Code\":\"None\"},"
                + "{\"Code\":\"X\",\"Message\":\"why\",\"Item\":{\"k\":{\"S\":\"v\"}}}]}");
    assertThat(error(new EngineError.OutcomeUnknown("maybe", new IllegalStateException())))
        .isEqualTo(
            "500 {\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\","
                + "\"message\":\"maybe\"}");
    assertThat(error(new EngineError.StorageFull("full", new IllegalStateException())))
        .startsWith("503 ");
  }

  private static TableDescription table(String billingMode, @Nullable Instant switched) {
    return new TableDescription(
        "t",
        "arn",
        "id",
        "ACTIVE",
        Instant.ofEpochMilli(1_700_000_000_045L),
        List.of(new AttributeDefinition("k", "S")),
        List.of(new KeySchemaElement("k", "HASH")),
        1,
        2,
        billingMode,
        switched,
        ThroughputDescription.of(0, 0),
        false,
        null,
        switched == null ? null : new LatestStream("stream", "label", true, "KEYS_ONLY"),
        List.of(),
        List.of());
  }

  private static String encode(Result result) {
    return new String(ResponseEncoder.encode(result), StandardCharsets.UTF_8);
  }

  private static String error(EngineError error) {
    ErrorEncoder.ErrorAnswer answer = ErrorEncoder.encode(error);
    return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
  }
}
