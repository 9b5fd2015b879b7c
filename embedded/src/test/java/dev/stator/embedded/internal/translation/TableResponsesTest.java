package dev.stator.embedded.internal.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.model.operation.AttributeDefinition;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteTable;
import dev.stator.model.operation.DescribeTable;
import dev.stator.model.operation.KeySchemaElement;
import dev.stator.model.operation.LatestStream;
import dev.stator.model.operation.TableDescription;
import dev.stator.model.operation.ThroughputDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class TableResponsesTest {
  private static final Instant CREATED = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant SWITCHED = Instant.parse("2026-11-21T11:00:00Z");

  private final Receipt receipt = Receipt.next();

  @Test
  void aDescriptionHasEveryMember() {
    var table = ResponseMembers.table(table("PAY_PER_REQUEST", SWITCHED, "STANDARD"));

    assertThat(table.tableName()).isEqualTo("orders");
    assertThat(table.tableArn()).isEqualTo("arn:orders");
    assertThat(table.tableId()).isEqualTo("id-1");
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.creationDateTime()).isEqualTo(CREATED);
    assertThat(table.itemCount()).isEqualTo(3);
    assertThat(table.tableSizeBytes()).isEqualTo(99);
    assertThat(table.attributeDefinitions())
        .extracting(each -> each.attributeName() + each.attributeType())
        .containsExactly("id" + ScalarAttributeType.S, "at" + ScalarAttributeType.N);
    assertThat(table.keySchema())
        .extracting(each -> each.attributeName() + each.keyType())
        .containsExactly("id" + KeyType.HASH, "at" + KeyType.RANGE);
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(table.billingModeSummary().lastUpdateToPayPerRequestDateTime()).isEqualTo(SWITCHED);
    assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(5);
    assertThat(table.provisionedThroughput().writeCapacityUnits()).isEqualTo(6);
    assertThat(table.provisionedThroughput().numberOfDecreasesToday()).isZero();
    assertThat(table.deletionProtectionEnabled()).isTrue();
    assertThat(table.tableClassSummary().tableClass()).isEqualTo(TableClass.STANDARD);
    assertThat(table.latestStreamArn()).isEqualTo("arn:stream");
    assertThat(table.latestStreamLabel()).isEqualTo("label");
    assertThat(table.streamSpecification().streamEnabled()).isTrue();
    assertThat(table.streamSpecification().streamViewTypeAsString()).isEqualTo("KEYS_ONLY");
  }

  @Test
  void aStreamThatWasSwitchedOffHasNoSpecification() {
    var table = ResponseMembers.table(table("PROVISIONED", null, null));

    assertThat(table.latestStreamArn()).isEqualTo("arn:stream");
    assertThat(table.streamSpecification()).isNull();
  }

  @Test
  void aProvisionedTableHasNoBillingMode() {
    var table = ResponseMembers.table(table("PROVISIONED", null, null));

    assertThat(table.billingModeSummary()).isNull();
    assertThat(table.tableClassSummary()).isNull();
    assertThat(table.hasGlobalSecondaryIndexes()).isFalse();
  }

  @Test
  void allThreeOperationsAnswerTheDescription() {
    TableDescription table = table("PROVISIONED", null, null);
    var expected = ResponseMembers.table(table);

    assertThat(
            CreateTableTranslation.INSTANCE
                .response(new CreateTable.Result(table), receipt)
                .tableDescription())
        .isEqualTo(expected);
    assertThat(
            DescribeTableTranslation.INSTANCE
                .response(new DescribeTable.Result(table), receipt)
                .table())
        .isEqualTo(expected);
    assertThat(
            DeleteTableTranslation.INSTANCE
                .response(new DeleteTable.Result(table), receipt)
                .tableDescription())
        .isEqualTo(expected);
  }

  private static TableDescription table(
      String billingMode, @Nullable Instant lastOnDemandSwitch, @Nullable String tableClass) {
    return new TableDescription(
        "orders",
        "arn:orders",
        "id-1",
        "ACTIVE",
        CREATED,
        List.of(new AttributeDefinition("id", "S"), new AttributeDefinition("at", "N")),
        List.of(new KeySchemaElement("id", "HASH"), new KeySchemaElement("at", "RANGE")),
        3,
        99,
        billingMode,
        lastOnDemandSwitch,
        ThroughputDescription.of(5, 6),
        true,
        tableClass,
        new LatestStream("arn:stream", "label", billingMode.equals("PAY_PER_REQUEST"), "KEYS_ONLY"),
        List.of(),
        List.of());
  }
}
