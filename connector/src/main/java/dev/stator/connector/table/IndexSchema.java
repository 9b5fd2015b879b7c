package dev.stator.connector.table;

import dev.stator.connector.input.ElementSchema;
import dev.stator.tables.json.JsonValue;

/**
 * What tables and indexes are made of, as schemas.
 *
 * <p>Source: Amazon DynamoDB API Reference, "AttributeDefinition", "KeySchemaElement",
 * "GlobalSecondaryIndex", "LocalSecondaryIndex".
 */
final class IndexSchema {
  private static final String KEY_TYPE =
      """
      {"type": "object",
       "properties": {
         "AttributeName": {"type": "string"},
         "KeyType": {"type": "string", "enum": ["HASH", "RANGE"]}},
       "required": ["AttributeName", "KeyType"],
       "additionalProperties": false}
      """;
  private static final String SHARED =
      """
      {"type": "object",
       "properties": {
         "IndexName": {"type": "string"},
         "KeySchema": {"type": "array", "items": %s},
         "Projection": {
           "type": "object",
           "properties": {
             "ProjectionType": {"type": "string", "enum": ["ALL", "KEYS_ONLY", "INCLUDE"]},
             "NonKeyAttributes": {"type": "array", "items": {"type": "string"}}},
           "required": ["ProjectionType"]}%s},
       "required": ["IndexName", "KeySchema", "Projection"]}
      """;

  static final JsonValue.Obj ATTRIBUTE =
      ElementSchema.read(
          """
          {"type": "object",
           "properties": {
             "AttributeName": {"type": "string"},
             "AttributeType": {"type": "string", "enum": ["S", "N", "B"]}},
           "required": ["AttributeName", "AttributeType"],
           "additionalProperties": false}
          """);
  static final JsonValue.Obj KEY = ElementSchema.read(KEY_TYPE);
  static final JsonValue.Obj LOCAL = ElementSchema.read(SHARED.formatted(KEY_TYPE, ""));
  static final JsonValue.Obj GLOBAL =
      ElementSchema.read(
          SHARED.formatted(
              KEY_TYPE,
              """
              , "ProvisionedThroughput": {
                "type": "object",
                "properties": {
                  "ReadCapacityUnits": {"type": "integer"},
                  "WriteCapacityUnits": {"type": "integer"}},
                "required": ["ReadCapacityUnits", "WriteCapacityUnits"]}
              """));

  private IndexSchema() {}
}
