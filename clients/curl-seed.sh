#!/bin/sh
# curl: the two calls that Dapr's DynamoDB page prints, and what they stored.
set -eu

expect() { # what, wanted, seen
  [ "$2" = "$3" ] || { echo "curl-seed: $1: wanted '$2', saw '$3'" >&2; exit 1; }
}

status=$(curl -sS -o /dev/null -w '%{http_code}' -X POST "$STATOR_DAPR/v1.0/state/statestore" \
  -H "Content-Type: application/json" \
  -d '[
        {
          "key": "tony-stark",
          "value": "iron man"
        }
      ]')
expect "saving with the key as partition" 204 "$status"
status=$(curl -sS -o /dev/null -w '%{http_code}' -X POST "$STATOR_DAPR/v1.0/state/statestore" \
  -H "Content-Type: application/json" \
  -d '[
        {
          "key": "tony-stark",
          "value": "iron man",
          "metadata": {
            "partitionKey": "pkey"
          }
        }
      ]')
expect "saving with a partition of its own" 204 "$status"
expect "the plain key" '"iron man"' "$(curl -sS "$STATOR_DAPR/v1.0/state/statestore/tony-stark")"
expect "the named partition" '"iron man"' "$(curl -sS "$STATOR_DAPR/v1.0/state/statestore/tony-stark?metadata.partitionKey=pkey")"
partitions=$(curl -sS --aws-sigv4 aws:amz:us-east-1:dynamodb --user local:local "$STATOR_DYNAMODB/" -H 'X-Amz-Target: DynamoDB_20120810.GetItem' \
  -H 'Content-Type: application/x-amz-json-1.0' -d '{"TableName": "statestore", "Key": {"key": {"S": "pkey"}}}')
case $partitions in
*'"daprKey":{"S":"tony-stark"}'*) ;;
*) echo "curl-seed: no item in partition pkey: $partitions" >&2; exit 1 ;;
esac
curl -sS -X DELETE "$STATOR_DAPR/v1.0/state/statestore/tony-stark?metadata.partitionKey=pkey"
expect "the deleted partition" "" "$(curl -sS "$STATOR_DAPR/v1.0/state/statestore/tony-stark?metadata.partitionKey=pkey")"
expect "the plain key after that" '"iron man"' "$(curl -sS "$STATOR_DAPR/v1.0/state/statestore/tony-stark")"
echo "curl-seed: all right"
