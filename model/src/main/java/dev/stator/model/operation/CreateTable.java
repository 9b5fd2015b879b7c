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
    @Nullable StreamSpecification streamSpecification)
    implements Operation<CreateTable.Result> {

  /** Without a stream. */
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
        null);
  }

  /**
   * @param table the new table
   */
  public record Result(TableDescription table) implements dev.stator.model.operation.Result {}
}
