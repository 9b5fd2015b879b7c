package dev.stator.engine.stream;

import static dev.stator.engine.EngineUnderTest.NOW;
import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.Requests;
import dev.stator.model.AttributeValue;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import dev.stator.model.operation.StreamRecord;
import dev.stator.model.operation.UpdateItem;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamRecordsTest {
  private static final Item OLD = item("id", "a", "n", 1);
  private static final Item NEW = item("id", "a", "n", 2);

  @ParameterizedTest
  @CsvSource({
    "KEYS_ONLY,false,false",
    "NEW_IMAGE,false,true",
    "OLD_IMAGE,true,false",
    "NEW_AND_OLD_IMAGES,true,true"
  })
  void showsWhatItsViewTypeHas(String viewType, boolean old, boolean current) {
    StreamUnderTest stream = new StreamUnderTest(viewType);
    stream.put("id", "a", "n", 1);
    stream.put("id", "a", "n", 2);
    stream.delete("a");

    List<StreamRecord> records = stream.records();
    assertThat(records)
        .extracting(StreamRecord::eventName)
        .containsExactly("INSERT", "MODIFY", "REMOVE");
    assertThat(records)
        .extracting(StreamRecord::oldImage)
        .containsExactly(null, old ? OLD : null, old ? NEW : null);
    assertThat(StreamUnderTest.newImages(records))
        .containsExactly(current ? OLD : null, current ? NEW : null, null);
    assertThat(records).allSatisfy(record -> isOfOneStream(record, viewType));
    assertThat(records).extracting(StreamRecord::sequenceNumber).isSorted().doesNotHaveDuplicates();
    assertThat(records).extracting(StreamRecord::eventId).doesNotHaveDuplicates();
    assertThat(stream.records()).isEqualTo(records);
  }

  private static void isOfOneStream(StreamRecord record, String viewType) {
    assertThat(record.keys()).isEqualTo(item("id", "a"));
    assertThat(record.streamViewType()).isEqualTo(viewType);
    assertThat(record.awsRegion()).isEqualTo("us-east-1");
    assertThat(record.userIdentity()).isNull();
    assertThat(record.creationTime()).isEqualTo(NOW.truncatedTo(ChronoUnit.SECONDS));
    assertThat(record.sequenceNumber()).matches("[0-9]{21,40}");
    assertThat(record.eventId()).matches("[0-9a-f]{32}");
    assertThat(record.sizeBytes())
        .isEqualTo(size(record.keys()) + size(record.oldImage()) + size(record.newImage()));
  }

  private static long size(@Nullable Item item) {
    return item == null ? 0 : ItemSize.of(item);
  }

  @Test
  void hasNoRecordOfWhatChangedNothing() {
    StreamUnderTest stream = new StreamUnderTest("NEW_AND_OLD_IMAGES");
    stream.put("id", "a", "m", 1, "s", new AttributeValue.SS(Set.of("x", "y")));
    int before = stream.records().size();

    stream.put("s", new AttributeValue.SS(Set.of("y", "x")), "m", 1, "id", "a");
    stream.delete("none");
    stream.engine.execute(
        new UpdateItem(
            StreamUnderTest.TABLE,
            item("id", "a"),
            "REMOVE nowhere",
            null,
            Requests.NONE,
            null,
            null,
            null,
            null));

    assertThat(stream.records()).hasSize(before);
  }

  @Test
  void isOfItsTimeOnly() {
    StreamUnderTest stream = new StreamUnderTest(null);
    stream.put("id", "before");
    stream.update(true, "KEYS_ONLY");
    stream.put("id", "during");
    stream.update(false, null);
    stream.put("id", "after");

    assertThat(stream.records())
        .extracting(StreamRecord::keys)
        .containsExactly(item("id", "during"));
  }

  @Test
  void staysInOrderOverARestart() {
    StreamUnderTest stream = new StreamUnderTest("NEW_IMAGE");
    stream.put("id", "a", "n", 1);
    stream.engine.restart();
    stream.put("id", "a", "n", 2);
    stream.engine.restart();
    stream.put("id", "a", "n", 3);

    List<StreamRecord> records = stream.records();
    assertThat(StreamUnderTest.newImages(records))
        .containsExactly(item("id", "a", "n", 1), item("id", "a", "n", 2), item("id", "a", "n", 3));
    assertThat(records).extracting(StreamRecord::sequenceNumber).isSorted();
  }
}
