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
    @Nullable List<Tag> tags,
    @Nullable List<GlobalSecondaryIndex> globalSecondaryIndexes,
    @Nullable List<LocalSecondaryIndex> localSecondaryIndexes)
    implements Operation<CreateTable.Result> {

  /** Without a stream, tags and secondary indexes. */
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
        null,
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
        tags,
        globalSecondaryIndexes,
        localSecondaryIndexes);
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
        tags,
        globalSecondaryIndexes,
        localSecondaryIndexes);
  }

  /** This request with secondary indexes. */
  public CreateTable withIndexes(
      @Nullable List<GlobalSecondaryIndex> global, @Nullable List<LocalSecondaryIndex> local) {
    return new CreateTable(
        tableName,
        attributeDefinitions,
        keySchema,
        billingMode,
        provisionedThroughput,
        deletionProtectionEnabled,
        tableClass,
        streamSpecification,
        tags,
        global,
        local);
  }

  /**
   * @param table the new table
   */
  public record Result(TableDescription table) implements dev.stator.model.operation.Result {}
}
