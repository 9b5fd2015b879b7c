package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.ProvisionedThroughput;
import dev.stator.model.operation.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The structures inside a table's definition, as CreateTable takes them. */
final class TableMembers {
  private static final SupportedMembers ATTRIBUTE_DEFINITION =
      SupportedMembers.of(
          "AttributeDefinition",
          software.amazon.awssdk.services.dynamodb.model.AttributeDefinition.builder(),
          "AttributeName",
          "AttributeType");
  private static final SupportedMembers KEY_SCHEMA_ELEMENT =
      SupportedMembers.of(
          "KeySchemaElement",
          software.amazon.awssdk.services.dynamodb.model.KeySchemaElement.builder(),
          "AttributeName",
          "KeyType");
  private static final SupportedMembers PROVISIONED_THROUGHPUT =
      SupportedMembers.of(
          "ProvisionedThroughput",
          software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput.builder(),
          "ReadCapacityUnits",
          "WriteCapacityUnits");

  private static final SupportedMembers TAG =
      SupportedMembers.of(
          "Tag", software.amazon.awssdk.services.dynamodb.model.Tag.builder(), "Key", "Value");
  private static final SupportedMembers PROJECTION =
      SupportedMembers.of(
          "Projection",
          software.amazon.awssdk.services.dynamodb.model.Projection.builder(),
          "ProjectionType",
          "NonKeyAttributes");

  private TableMembers() {}

  static @Nullable List<Tag> tags(
      boolean present, List<software.amazon.awssdk.services.dynamodb.model.Tag> tags) {
    return present ? tags.stream().map(TableMembers::tag).toList() : null;
  }

  private static Tag tag(software.amazon.awssdk.services.dynamodb.model.Tag tag) {
    TAG.check(tag);
    return new Tag(tag.key(), tag.value());
  }

  static AttributeDefinition attributeDefinition(
      software.amazon.awssdk.services.dynamodb.model.AttributeDefinition definition) {
    ATTRIBUTE_DEFINITION.check(definition);
    return new AttributeDefinition(definition.attributeName(), definition.attributeTypeAsString());
  }

  static KeySchemaElement keySchemaElement(
      software.amazon.awssdk.services.dynamodb.model.KeySchemaElement element) {
    KEY_SCHEMA_ELEMENT.check(element);
    return new KeySchemaElement(element.attributeName(), element.keyTypeAsString());
  }

  static @Nullable ProvisionedThroughput provisionedThroughput(
      software.amazon.awssdk.services.dynamodb.model.@Nullable ProvisionedThroughput throughput) {
    if (throughput == null) {
      return null;
    }
    PROVISIONED_THROUGHPUT.check(throughput);
    return new ProvisionedThroughput(
        throughput.readCapacityUnits(), throughput.writeCapacityUnits());
  }

  static IndexProjection projection(
      software.amazon.awssdk.services.dynamodb.model.Projection projection) {
    PROJECTION.check(projection);
    return new IndexProjection(
        projection.projectionTypeAsString(),
        projection.hasNonKeyAttributes() ? projection.nonKeyAttributes() : null);
  }

  static @Nullable List<KeySchemaElement> keySchema(
      boolean present,
      List<software.amazon.awssdk.services.dynamodb.model.KeySchemaElement> elements) {
    return present ? elements.stream().map(TableMembers::keySchemaElement).toList() : null;
  }
}
