package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ListStreams;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.Operation;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.Query;
import dev.stator.model.operation.Scan;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.Substitutions;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.UpdateTable;
import dev.stator.model.operation.UpdateTimeToLive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDecoderTest {
  private static final String NO_CONTAINER =
      "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class"
          + " java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and"
          + " java.lang.Class are in module java.base of loader 'bootstrap')";

  @Test
  void readsEveryMemberOfCreateTable() {
    assertThat(
            decode(
                OperationShape.CREATE_TABLE,
                """
                {"KeySchema": [{"KeyType": "HASH", "AttributeName": "a"}, {"AttributeName": "b"}],
                 "AttributeDefinitions": [{"AttributeName": "a", "AttributeType": "S", "X": [1]}],
                 "TableName": "t", "BillingMode": "PROVISIONED", "Unknown": {"deep": [{}]},
                 "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": 1e3},
                 "DeletionProtectionEnabled": true, "TableClass": "STANDARD", "Tags": null,
                 "StreamSpecification": {"StreamViewType": "NEW_IMAGE", "StreamEnabled": true}}
                """))
        .isEqualTo(
            new CreateTable(
                "t",
                List.of(new AttributeDefinition("a", "S")),
                List.of(new KeySchemaElement("a", "HASH"), new KeySchemaElement("b", null)),
                "PROVISIONED",
                new ProvisionedThroughput(5L, 1000L),
                true,
                "STANDARD",
                new StreamSpecification(true, "NEW_IMAGE"),
                null,
                null,
                null));
  }

  @Test
  void readsEveryMemberOfQueryAndScan() {
    Item key = new Item(Map.of("k", AttributeValue.n(1)));
    Substitutions substitutions =
        new Substitutions(Map.of("#a", "a"), Map.of(":v", AttributeValue.s("x")));
    String common =
        """
        "TableName": "t", "IndexName": "i", "FilterExpression": "f", "ProjectionExpression": "p",
        "ExpressionAttributeNames": {"#a": "a"}, "ExpressionAttributeValues": {":v": {"S": "x"}},
        "Select": "COUNT", "Limit": 5, "ConsistentRead": true, "ReturnConsumedCapacity": "TOTAL",
        "ExclusiveStartKey": {"k": {"N": "1"}}
        """;
    assertThat(
            decode(
                OperationShape.QUERY,
                "{" + common + ",\"KeyConditionExpression\":\"c\",\"ScanIndexForward\":false}"))
        .isEqualTo(
            new Query(
                "t", "i", "c", "f", "p", substitutions, "COUNT", 5, true, false, key, "TOTAL"));
    assertThat(decode(OperationShape.SCAN, "{" + common + ",\"Segment\":1,\"TotalSegments\":2}"))
        .isEqualTo(
            new Scan("t", "i", "f", "p", substitutions, "COUNT", 5, true, 1, 2, key, "TOTAL"));
  }

  @Test
  void readsEveryMemberOfTheStreamOperations() {
    assertThat(
            decode(
                OperationShape.UPDATE_TABLE,
                "{\"TableName\":\"t\",\"StreamSpecification\":{\"StreamEnabled\":false}}"))
        .isEqualTo(new UpdateTable("t", new StreamSpecification(false, null)));
    assertThat(
            decode(
                OperationShape.LIST_STREAMS,
                "{\"TableName\":\"t\",\"Limit\":5,\"ExclusiveStartStreamArn\":\"a\"}"))
        .isEqualTo(new ListStreams("t", 5, "a"));
    assertThat(
            decode(
                OperationShape.DESCRIBE_STREAM,
                "{\"StreamArn\":\"a\",\"Limit\":5,\"ExclusiveStartShardId\":\"s\",\"ShardFilter\":"
                    + "{\"ShardId\":\"p\",\"Type\":\"CHILD_SHARDS\"}}"))
        .isEqualTo(
            new DescribeStream("a", 5, "s", new DescribeStream.ShardFilter("CHILD_SHARDS", "p")));
    assertThat(
            decode(
                OperationShape.GET_SHARD_ITERATOR,
                "{\"StreamArn\":\"a\",\"ShardId\":\"s\",\"ShardIteratorType\":\"LATEST\","
                    + "\"SequenceNumber\":\"1\"}"))
        .isEqualTo(new GetShardIterator("a", "s", "LATEST", "1"));
    assertThat(decode(OperationShape.GET_RECORDS, "{\"ShardIterator\":\"i\",\"Limit\":5}"))
        .isEqualTo(new GetRecords("i", 5));
  }

  @Test
  void leavesOutWhatWasNotSent() {
    assertThat(decode(OperationShape.UPDATE_ITEM, "{}"))
        .isEqualTo(
            new UpdateItem(null, null, null, null, Substitutions.NONE, null, null, null, null));
    assertThat(
            decode(
                OperationShape.UPDATE_TIME_TO_LIVE,
                "{\"TimeToLiveSpecification\":{\"Enabled\":true,\"AttributeName\":\"e\"}}"))
        .isEqualTo(new UpdateTimeToLive(null, "e", true));
  }

  @ParameterizedTest
  @CsvSource({"5.9,5", "99999999999,2147483647", "1e400,2147483647", "-1e400,-2147483648", "0,0"})
  void cutsAndClampsNumbers(String sent, int read) {
    assertThat(decode(OperationShape.LIST_TABLES, "{\"Limit\":" + sent + "}"))
        .isEqualTo(new ListTables(null, read));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE_TABLE | VectorIndexes | []",
        "UPDATE_TABLE | ReplicaUpdates | [{}]",
        "CREATE_TABLE | SSESpecification | {}",
      })
  void refusesMembersThatItDoesNotSupport(OperationShape shape, String member, String value) {
    assertThatThrownBy(() -> decode(shape, "{\"" + member + "\":" + value + "}"))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(member + " of " + shape.operation() + " is not supported by this server yet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "UPDATE_ITEM | {\"Expected\":{\"a\":{\"Value\":23}}} | Unexpected field type",
        "UPDATE_ITEM | {\"AttributeUpdates\":{\"a\":{\"Value\":\"x\"}}} | Unexpected field type",
        "UPDATE_ITEM | {\"AttributeUpdates\":{\"a\":{\"Value\":[]}}} | Unrecognized collection type"
            + " class com.amazonaws.dynamodb.v20120810.AttributeValue",
        "BATCH_GET_ITEM | {\"RequestItems\":[]} | Unrecognized collection type"
            + " java.util.Map<java.lang.String,"
            + " com.amazonaws.dynamodb.v20120810.KeysAndAttributes>",
        "BATCH_GET_ITEM | {\"RequestItems\":{\"t\":{\"Keys\":[5]}}} |" + NO_CONTAINER,
        "BATCH_GET_ITEM | {\"RequestItems\":{\"t\":{\"Keys\":[[]]}}} | Unrecognized collection type"
            + " java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>",
        "BATCH_WRITE_ITEM | {\"RequestItems\":[]} | Unrecognized collection type"
            + " java.util.Map<java.lang.String,"
            + " java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>>",
        "BATCH_WRITE_ITEM | {\"RequestItems\":{\"t\":\"x\"}} |" + NO_CONTAINER,
        "BATCH_WRITE_ITEM | {\"RequestItems\":{\"t\":[{\"PutRequest\":[]}]}} | Unrecognized"
            + " collection type class com.amazonaws.dynamodb.v20120810.PutRequest",
        "BATCH_WRITE_ITEM | {\"RequestItems\":{\"t\":[[]]}} | Unrecognized"
            + " collection type class com.amazonaws.dynamodb.v20120810.WriteRequest",
      })
  void tellsPartsOfAnotherJsonType(OperationShape shape, String body, String message) {
    assertThatThrownBy(() -> decode(shape, body))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"TableName\":5} | NUMBER_VALUE cannot be converted to String",
        "{\"TableName\":[]} | Unrecognized collection type class java.lang.String",
        "{\"Limit\":\"5\"} | STRING_VALUE cannot be converted to Integer",
        "{\"Limit\":false} | FALSE_VALUE cannot be converted to Integer",
        "{\"ConsistentRead\":0} | NUMBER_VALUE cannot be converted to Boolean",
        "{\"ExpressionAttributeNames\":5} | Unexpected field type",
        "{\"ExpressionAttributeNames\":[]} | Unrecognized collection type"
            + " java.util.Map<java.lang.String, java.lang.String>",
        "{\"Limit\":[]} | Unrecognized collection type class java.lang.Integer",
        "{\"ConsistentRead\":[]} | Unrecognized collection type class java.lang.Boolean",
        "{\"ScanFilter\":[]} | Unrecognized collection type java.util.Map<java.lang.String,"
            + " com.amazonaws.dynamodb.v20120810.Condition>",
        "{\"ScanFilter\":{\"a\":[]}} | Unrecognized collection type class"
            + " com.amazonaws.dynamodb.v20120810.Condition",
        "{\"ExclusiveStartKey\":\"a\"} | Unexpected field type",
        "[] | Unexpected token received from parser",
        "\"x\" | Unexpected token received from parser",
      })
  void tellsMembersOfAnotherJsonType(String body, String message) {
    assertThatThrownBy(() -> decode(OperationShape.SCAN, body))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\"}",
        "{} {}",
        "{\"TableName\":\"t\"",
        "nope",
        "{\"a\":01}",
        "{'a':1}"
      })
  void tellsWhatIsNotJson(String body) {
    assertThatThrownBy(() -> decode(OperationShape.SCAN, body))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage(null);
    assertThatThrownBy(() -> RequestDecoder.requireJson("{\"a\":".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedRequestException.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] body = "{\"TableName\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    body[body.length - 3] = (byte) 0xC3;
    assertThatThrownBy(() -> RequestDecoder.decode(OperationShape.SCAN, body))
        .isInstanceOf(MalformedRequestException.class);
  }

  @Test
  void saysWhereAWrongValueWas() {
    assertThatThrownBy(
            () -> decode(OperationShape.SCAN, "{\"ExpressionAttributeValues\":{\":v\":{}}}"))
        .hasMessage(
            "ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty,"
                + " must contain exactly one of the supported datatypes for key :v");
    assertThatThrownBy(
            () -> decode(OperationShape.SCAN, "{\"ExclusiveStartKey\":{\"a\":{\"N\":\"x\"}}}"))
        .hasMessage(
            "The provided starting key is invalid: The parameter cannot be converted to a numeric"
                + " value: x");
  }

  private static Operation<?> decode(OperationShape shape, String body) {
    return RequestDecoder.decode(shape, body.getBytes(StandardCharsets.UTF_8));
  }
}
