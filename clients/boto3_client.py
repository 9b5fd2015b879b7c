# boto3: the client and the resource API, all ten types, conditions, pages.
import os
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError

settings = dict(endpoint_url=os.environ["STATOR_DYNAMODB"], region_name="us-east-1",
                aws_access_key_id="local", aws_secret_access_key="local")
client = boto3.client("dynamodb", **settings)
tables = boto3.resource("dynamodb", **settings)

table = tables.create_table(
    TableName="boto3",
    AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"}],
    KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5})
table.wait_until_exists()
assert table.table_status == "ACTIVE"

item = {"pk": "a", "sk": "1", "n": Decimal("12345678901234567890.5"), "b": b"\x00\xff", "flag": True, "none": None,
        "list": [Decimal(1), "x", {"deep": []}], "ss": {"x", "y"}, "ns": {Decimal(1), Decimal("2.5")}, "bs": {b"1", b"2"}}
table.put_item(Item=item)
got = table.get_item(Key={"pk": "a", "sk": "1"}, ConsistentRead=True)["Item"]
got["b"] = got["b"].value
got["bs"] = {binary.value for binary in got["bs"]}
assert got == item, got

try:
    table.put_item(Item={"pk": "a", "sk": "1"}, ConditionExpression=Attr("pk").not_exists())
    raise AssertionError("the condition should have failed")
except ClientError as error:
    assert error.response["Error"]["Code"] == "ConditionalCheckFailedException", error

answer = table.update_item(Key={"pk": "a", "sk": "1"}, UpdateExpression="ADD n :one SET #l[0] = :x",
                           ExpressionAttributeNames={"#l": "list"}, ExpressionAttributeValues={":one": 1, ":x": "new"},
                           ReturnValues="UPDATED_NEW")
assert answer["Attributes"]["n"] == Decimal("12345678901234567891.5"), answer

for number in range(30):
    table.put_item(Item={"pk": "many", "sk": f"{number:03}", "number": number})
pages = client.get_paginator("query").paginate(
    TableName="boto3", KeyConditionExpression="pk = :p AND begins_with(sk, :s)",
    ExpressionAttributeValues={":p": {"S": "many"}, ":s": {"S": "01"}}, PaginationConfig={"PageSize": 3})
assert [i["sk"]["S"] for page in pages for i in page["Items"]] == [f"{n:03}" for n in range(10, 20)]
found = table.query(KeyConditionExpression=Key("pk").eq("many") & Key("sk").gte("020"), FilterExpression=Attr("number").is_in([21, 25]))
assert found["Count"] == 2 and found["ScannedCount"] == 10, found
assert table.scan(Select="COUNT")["Count"] == 31

try:
    client.describe_table(TableName="missing")
    raise AssertionError("the table should be missing")
except client.exceptions.ResourceNotFoundException:
    pass
table.delete_item(Key={"pk": "a", "sk": "1"})
table.delete()
table.wait_until_not_exists()
print("boto3: all right")
