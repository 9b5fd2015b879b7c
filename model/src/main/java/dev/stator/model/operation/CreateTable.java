package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CreateTable.
 *
 * @param keySchema the partition key, then the sort key if there is one
 * @param billingMode {@code PROVISIONED} (the default) or {@code PAY_PER_REQUEST}
 */
public record CreateTable(
    @Nullable String tableName,
    @Nullable List<AttributeDefinition> attributeDefinitions,
    @Nullable List<KeySchemaElement> keySchema,
    @Nullable String billingMode,
    @Nullable ProvisionedThroughput provisionedThroughput,
    @Nullable Boolean deletionProtectionEnabled,
    @Nullable String tableClass,
    @Nullable StreamSpecification streamSpecification,
    @Nullable List<Tag> tags)
    implements Operation<CreateTable.Result> {

  /** Without a stream and tags. */
  public CreateTable(
      @Nullable String tableName,
      @Nullable List<AttributeDefinition> attributeDefinitions,
      @Nullable List<KeySchemaElement> keySchema,
      @Nullable String billingMode,
      @Nullable ProvisionedThroughput provisionedThroughput,
      @Nullable Boolean deletionProtectionEnabled,
      @Nullable String tableClass) {
    this(
        tableName,
        attributeDefinitions,
        keySchema,
        billingMode,
        provisionedThroughput,
        deletionProtectionEnabled,
        tableClass,
        null,
        null);
  }

  /** This request with a stream. */
  public CreateTable withStream(@Nullable StreamSpecification stream) {
    return new CreateTable(
        tableName,
        attributeDefinitions,
        keySchema,
        billingMode,
        provisionedThroughput,
        deletionProtectionEnabled,
        tableClass,
        stream,
        tags);
  }

  /** This request with tags. */
  public CreateTable withTags(@Nullable List<Tag> tags) {
    return new CreateTable(
        tableName,
        attributeDefinitions,
        keySchema,
        billingMode,
        provisionedThroughput,
        deletionProtectionEnabled,
        tableClass,
        streamSpecification,
        tags);
  }

  /**
   * @param table the new table
   */
  public record Result(TableDescription table) implements dev.stator.model.operation.Result {}
}
