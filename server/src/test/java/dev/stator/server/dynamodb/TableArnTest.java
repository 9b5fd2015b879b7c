package dev.stator.server.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables are named by their ARN as well, wherever a request names one. */
class TableArnTest {
  private static final String ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/things";
  private static final RunningServer SERVER = new RunningServer();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void makeTable() throws Exception {
    String created =
        call(
            "DynamoDB_20120810.CreateTable",
            """
            {"TableName": "ARN", "BillingMode": "PAY_PER_REQUEST",
             "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"},
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}
            """);
    assertThat(created).startsWith("200 ").contains("\"TableName\":\"things\"");
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "DescribeTable | {'TableName':'ARN'} | 'TableName':'things'",
        "PutItem | {'TableName':'ARN','Item':{'id':{'S':'a'}}} | {}",
        "GetItem | {'TableName':'ARN','Key':{'id':{'S':'a'}}} | {'Item':{'id':{'S':'a'}}}",
        "UpdateItem | {'TableName':'ARN','Key':{'id':{'S':'a'}}} | {}",
        "DeleteItem | {'TableName':'ARN','Key':{'id':{'S':'b'}}} | {}",
        "Query | {'TableName':'ARN','KeyConditionExpression':'id = :a',"
            + "'ExpressionAttributeValues':{':a':{'S':'c'}}} | 'Count':0",
        "Scan | {'TableName':'ARN'} | 'ScannedCount'",
        "BatchGetItem | {'RequestItems':{'ARN':{'Keys':[{'id':{'S':'c'}}]}}} | 'Responses'",
        "BatchWriteItem | {'RequestItems':{'ARN':[{'PutRequest':{'Item':{'id':{'S':'d'}}}}]}}"
            + " | 'UnprocessedItems':{}",
        "TransactGetItems | {'TransactItems':[{'Get':{'TableName':'ARN','Key':{'id':{'S':'c'}}}}]}"
            + " | 'Responses'",
        "TransactWriteItems | {'TransactItems':[{'Put':{'TableName':'ARN','Item':{'id':{'S':'e'}}}},"
            + "{'Delete':{'TableName':'ARN','Key':{'id':{'S':'f'}}}},"
            + "{'ConditionCheck':{'TableName':'ARN','Key':{'id':{'S':'g'}},"
            + "'ConditionExpression':'attribute_not_exists(id)'}},"
            + "{'Update':{'TableName':'ARN','Key':{'id':{'S':'h'}},'UpdateExpression':"
            + "'SET n = :n','ExpressionAttributeValues':{':n':{'N':'1'}}}}]} | {}",
        "DescribeTimeToLive | {'TableName':'ARN'} | 'TimeToLiveStatus':'DISABLED'",
        "UpdateTimeToLive | {'TableName':'ARN','TimeToLiveSpecification':{'Enabled':true,"
            + "'AttributeName':'ttl'}} | 'Enabled':true",
        "ListTagsOfResource | {'ResourceArn':'ARN'} | 'Tags':[]",
        "UpdateTable | {'TableName':'ARN','DeletionProtectionEnabled':false} | 'things'",
      })
  void takes_an_arn(String operation, String body, String expected) throws Exception {
    assertThat(call("DynamoDB_20120810." + operation, body))
        .startsWith("200 ")
        .contains(expected.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({"ListStreams"})
  void takes_an_arn_in_streams(String operation) throws Exception {
    assertThat(call("DynamoDBStreams_20120810." + operation, "{'TableName':'ARN'}"))
        .startsWith("200 ")
        .contains("\"TableName\":\"things\"");
  }

  private static String call(String target, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(SERVER.own() + "/"))
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(
                BodyPublishers.ofString(
                    body.replace('\'', '"').replace("\"ARN\"", '"' + ARN + '"')))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
