package dev.stator.embedded.internal.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.model.Item;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DescribeTimeToLive;
import dev.stator.model.operation.GetItem;
import dev.stator.model.operation.ItemPage;
import dev.stator.model.operation.ListTables;
import dev.stator.model.operation.PutItem;
import dev.stator.model.operation.UpdateItem;
import dev.stator.model.operation.UpdateTimeToLive;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** What a result has is in the response, and what it has not is absent there. */
class ResponsesTest {
  private static final Item ITEM = new Item(Map.of("id", dev.stator.model.AttributeValue.s("a")));
  private static final Map<String, AttributeValue> SDK_ITEM =
      Map.of("id", AttributeValue.fromS("a"));
  private static final ConsumedCapacity CAPACITY = new ConsumedCapacity("orders", 2.5, false);

  private final Receipt receipt = Receipt.next();

  @Test
  void writesOfItems() {
    var put = PutItemTranslation.INSTANCE;
    var update = UpdateItemTranslation.INSTANCE;
    var delete = DeleteItemTranslation.INSTANCE;

    assertThat(put.response(new PutItem.Result(ITEM, null), receipt).attributes())
        .isEqualTo(SDK_ITEM);
    assertThat(update.response(new UpdateItem.Result(ITEM, null), receipt).attributes())
        .isEqualTo(SDK_ITEM);
    assertThat(delete.response(new DeleteItem.Result(ITEM, null), receipt).attributes())
        .isEqualTo(SDK_ITEM);
    assertThat(put.response(new PutItem.Result(null, null), receipt).hasAttributes()).isFalse();
    assertThat(update.response(new UpdateItem.Result(null, null), receipt).hasAttributes())
        .isFalse();
    assertThat(delete.response(new DeleteItem.Result(null, null), receipt).hasAttributes())
        .isFalse();
    assertThat(put.response(new PutItem.Result(null, CAPACITY), receipt).consumedCapacity())
        .isEqualTo(
            update.response(new UpdateItem.Result(null, CAPACITY), receipt).consumedCapacity())
        .isEqualTo(
            delete.response(new DeleteItem.Result(null, CAPACITY), receipt).consumedCapacity())
        .isNotNull();
  }

  @Test
  void getItemTellsNoItemFromAnEmptyOne() {
    var get = GetItemTranslation.INSTANCE;

    assertThat(get.response(new GetItem.Result(ITEM, null), receipt).item()).isEqualTo(SDK_ITEM);
    assertThat(get.response(new GetItem.Result(Item.EMPTY, null), receipt).hasItem()).isTrue();
    assertThat(get.response(new GetItem.Result(null, null), receipt).hasItem()).isFalse();
  }

  @Test
  void pagesHaveItemsCountsAndTheNextKey() {
    ItemPage page = new ItemPage(List.of(ITEM, Item.EMPTY), 2, 5, ITEM, CAPACITY);

    QueryResponse query = QueryTranslation.INSTANCE.response(page, receipt);
    ScanResponse scan = ScanTranslation.INSTANCE.response(page, receipt);

    assertThat(query.items()).containsExactly(SDK_ITEM, Map.of()).isEqualTo(scan.items());
    assertThat(query.count()).isEqualTo(2).isEqualTo(scan.count());
    assertThat(query.scannedCount()).isEqualTo(5).isEqualTo(scan.scannedCount());
    assertThat(query.lastEvaluatedKey()).isEqualTo(SDK_ITEM).isEqualTo(scan.lastEvaluatedKey());
    assertThat(query.consumedCapacity().capacityUnits()).isEqualTo(2.5);
    assertThat(scan.consumedCapacity()).isEqualTo(query.consumedCapacity());
  }

  @Test
  void countsAndLastPagesLackTheRest() {
    ItemPage page = new ItemPage(null, 0, 0, null, null);

    QueryResponse query = QueryTranslation.INSTANCE.response(page, receipt);

    assertThat(query.hasItems()).isFalse();
    assertThat(query.hasLastEvaluatedKey()).isFalse();
    assertThat(query.consumedCapacity()).isNull();
    assertThat(query.count()).isZero();
  }

  @Test
  void capacityTellsTheTablesShareOnlyInDetail() {
    var get = GetItemTranslation.INSTANCE;
    ConsumedCapacity inDetail = new ConsumedCapacity("orders", 2.5, true);

    var total = get.response(new GetItem.Result(null, CAPACITY), receipt).consumedCapacity();
    var detailed = get.response(new GetItem.Result(null, inDetail), receipt).consumedCapacity();

    assertThat(total.tableName()).isEqualTo("orders");
    assertThat(total.table()).isNull();
    assertThat(detailed.table().capacityUnits()).isEqualTo(2.5);
  }

  @Test
  void namesOfTables() {
    var list = ListTablesTranslation.INSTANCE;

    assertThat(list.response(new ListTables.Result(List.of("a", "b"), "b"), receipt))
        .satisfies(response -> assertThat(response.tableNames()).containsExactly("a", "b"))
        .satisfies(response -> assertThat(response.lastEvaluatedTableName()).isEqualTo("b"));
    assertThat(list.response(new ListTables.Result(List.of(), null), receipt))
        .satisfies(response -> assertThat(response.hasTableNames()).isTrue())
        .satisfies(response -> assertThat(response.lastEvaluatedTableName()).isNull());
  }

  @Test
  void timeToLive() {
    var describe = DescribeTimeToLiveTranslation.INSTANCE;

    var enabled =
        describe
            .response(new DescribeTimeToLive.Result("ENABLED", "expires"), receipt)
            .timeToLiveDescription();
    assertThat(enabled.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    assertThat(enabled.attributeName()).isEqualTo("expires");
    var updated =
        UpdateTimeToLiveTranslation.INSTANCE
            .response(new UpdateTimeToLive.Result("expires", true), receipt)
            .timeToLiveSpecification();
    assertThat(updated.attributeName()).isEqualTo("expires");
    assertThat(updated.enabled()).isTrue();
  }
}
