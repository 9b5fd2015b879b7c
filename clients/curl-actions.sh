#!/bin/sh
# curl: the connector's ten actions, in the order in which a workflow would use them.
set -eu

act() { # action, inputs, what the answer must contain
  answer=$(curl -sS --fail-with-body -X POST "$STATOR_HTTP/v1/actions/$1" -H 'Content-Type: application/json' -d "$2") || {
    echo "curl-actions: $1: $answer" >&2
    exit 1
  }
  case $answer in
  *"$3"*) ;;
  *) echo "curl-actions: $1: no '$3' in $answer" >&2; exit 1 ;;
  esac
}

act createTable '{"tableName": "customers", "attributeDefinition": [{"AttributeName": "customerId", "AttributeType": "N"}, {"AttributeName": "customerName", "AttributeType": "S"}], "keySchema": [{"KeyType": "HASH", "AttributeName": "customerId"}, {"KeyType": "RANGE", "AttributeName": "customerName"}], "billingMode": "PROVISIONED", "readCapacityUnits": "5", "writeCapacityUnits": "5"}' '"TableName":"customers"'
act listTables '{"fetchAll": true}' '"customers"'
act describeTable '{"tableName": "customers"}' '"TableStatus":"ACTIVE"'
act createItem '{"tableName": "customers", "item": {"customerId": "7", "customerName": "Rose", "tags": ["a", "b"], "balance": "12.50"}, "itemTypes": {"customerId": "N", "customerName": "S", "tags": "SS", "balance": "N"}}' '{'
act getItem '{"tableName": "customers", "value": "7", "rangeKeyValue": "Rose"}' '"found":true'
act updateItem '{"tableName": "customers", "value": "7", "rangeKeyValue": "Rose", "query": "SET balance = balance + :x", "queryParams": {":x": "1"}, "queryParamTypes": {":x": "N"}}' '{'
act queryItems '{"tableName": "customers", "keyConditionExpression": "customerId = :id", "expressionAttributeValues": {":id": "7"}, "expressionAttributeValueTypes": {":id": "N"}}' '"balance":13.5'
act rawRequest '{"statement": "SELECT * FROM customers WHERE customerId = ? AND customerName = ?", "parameters": [7, "Rose"]}' '"customerName":"Rose"'
act deleteItem '{"tableName": "customers", "value": "7", "rangeKeyValue": "Rose"}' '{'
act deleteTable '{"tableName": "customers"}' '"TableName":"customers"'
echo "curl-actions: all right"
