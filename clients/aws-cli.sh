#!/bin/sh
# AWS CLI: the calls that a person types.
set -eu
export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1 AWS_PAGER="" AWS_MAX_ATTEMPTS=1
AWS=${AWS_CLI:-/usr/bin/aws}

dynamodb() { "$AWS" --endpoint-url "$STATOR_DYNAMODB" dynamodb "$@"; }
expect() { # what, wanted, seen
  [ "$2" = "$3" ] || { echo "aws-cli: $1: wanted '$2', saw '$3'" >&2; exit 1; }
}

dynamodb create-table --table-name cli --billing-mode PAY_PER_REQUEST \
  --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH > /dev/null
dynamodb wait table-exists --table-name cli
expect status ACTIVE "$(dynamodb describe-table --table-name cli --query Table.TableStatus --output text)"
dynamodb put-item --table-name cli --item '{"id":{"S":"1"},"n":{"N":"1.50"},"b":{"B":"AQL/"},"l":{"L":[{"BOOL":true}]}}'
expect number 1.5 "$(dynamodb get-item --table-name cli --key '{"id":{"S":"1"}}' --query Item.n.N --output text)"
expect binary AQL/ "$(dynamodb get-item --table-name cli --key '{"id":{"S":"1"}}' --query Item.b.B --output text)"
expect update 3 "$(dynamodb update-item --table-name cli --key '{"id":{"S":"1"}}' --update-expression 'SET n = n + :x' \
  --expression-attribute-values '{":x":{"N":"1.5"}}' --return-values ALL_NEW --query Attributes.n.N --output text)"
expect query 1 "$(dynamodb query --table-name cli --key-condition-expression 'id = :i' \
  --expression-attribute-values '{":i":{"S":"1"}}' --query Count --output text)"
expect scan 1 "$(dynamodb scan --table-name cli --query Count --output text)"
if failure=$(dynamodb put-item --table-name cli --item '{"id":{"S":"1"}}' --condition-expression 'attribute_not_exists(id)' 2>&1); then
  echo "aws-cli: the condition should have failed" >&2
  exit 1
fi
case $failure in
*ConditionalCheckFailedException*"The conditional request failed"*) ;;
*) echo "aws-cli: $failure" >&2; exit 1 ;;
esac
expect tables cli "$(dynamodb list-tables --query "TableNames[?@=='cli']" --output text)"
dynamodb delete-item --table-name cli --key '{"id":{"S":"1"}}'
dynamodb delete-table --table-name cli > /dev/null
echo "aws-cli: all right"
