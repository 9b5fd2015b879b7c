package dev.stator.engine.stream;

import dev.stator.engine.EngineUnderTest;
import dev.stator.engine.Requests;
import dev.stator.model.Item;
import dev.stator.model.operation.CreateTable;
import dev.stator.model.operation.DeleteItem;
import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.GetShardIterator;
import dev.stator.model.operation.LatestStream;
import dev.stator.model.operation.StreamDescription;
import dev.stator.model.operation.StreamRecord;
import dev.stator.model.operation.StreamSpecification;
import dev.stator.model.operation.UpdateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stream of the table {@code things}, whose partition key is {@code id} S. */
final class StreamUnderTest {
  static final String TABLE = "things";

  final EngineUnderTest engine = new EngineUnderTest();

  StreamUnderTest(@Nullable String viewType) {
    create(viewType);
  }

  void create(@Nullable String viewType) {
    CreateTable plain = Requests.createTable(TABLE, "id:S");
    engine.create(
        plain.withStream(viewType == null ? null : new StreamSpecification(true, viewType)));
  }

  LatestStream update(boolean enable, @Nullable String viewType) {
    LatestStream latest =
        engine
            .execute(new UpdateTable(TABLE, new StreamSpecification(enable, viewType)))
            .table()
            .latestStream();
    return Objects.requireNonNull(latest);
  }

  String arn() {
    return Objects.requireNonNull(engine.describe(TABLE).latestStream()).streamArn();
  }

  void put(Object... namesAndValues) {
    engine.put(TABLE, EngineUnderTest.item(namesAndValues));
  }

  void delete(String id) {
    engine.execute(
        new DeleteItem(
            TABLE, EngineUnderTest.item("id", id), null, Requests.NONE, null, null, null, null));
  }

  StreamDescription describe() {
    return describe(arn());
  }

  StreamDescription describe(String arn) {
    return engine.execute(new DescribeStream(arn, null, null, null)).streamDescription();
  }

  String shardId(int index) {
    return describe().shards().get(index).shardId();
  }

  String iterator(String shardId, String type, @Nullable String number) {
    return iterator(arn(), shardId, type, number);
  }

  String iterator(String arn, String shardId, String type, @Nullable String number) {
    return engine.execute(new GetShardIterator(arn, shardId, type, number)).shardIterator();
  }

  GetRecords.Result get(String iterator) {
    return engine.execute(new GetRecords(iterator, null));
  }

  /** All that can be read of the table's newest stream now. */
  List<StreamRecord> records() {
    return records(arn());
  }

  List<StreamRecord> records(String arn) {
    List<StreamRecord> records = new ArrayList<>();
    for (StreamDescription.Shard shard : describe(arn).shards()) {
      records.addAll(get(iterator(arn, shard.shardId(), "TRIM_HORIZON", null)).records());
    }
    return records;
  }

  static List<@Nullable Item> newImages(List<StreamRecord> records) {
    List<@Nullable Item> images = new ArrayList<>();
    records.forEach(record -> images.add(record.newImage()));
    return images;
  }
}
