package dev.stator.unstorage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.embedded.Stator;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StreamWatchTest {
  private final Stator stator = Stator.inMemory();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    stator.close();
  }

  private Storage storage(Layout layout) {
    DynamoDbOptions options =
        DynamoDbOptions.table("watched")
            .base("app")
            .layout(layout)
            .createTable(true)
            .watchStream(true)
            .build();
    return Storage.over(DynamoDbDriver.over(stator.client(), stator::streamsClient, options));
  }

  private List<String> next(int count) throws InterruptedException {
    List<String> next = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next.add(String.valueOf(events.poll(20, TimeUnit.SECONDS)));
    }
    return next;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsWhatOthersChange(boolean partitioned) throws Exception {
    Layout layout = partitioned ? Layout.PARTITIONED : Layout.FLAT;
    Storage watched = storage(layout);
    Storage other = storage(layout);
    other.set("before", "x");
    Watch watch = watched.watch((kind, key) -> events.add(kind.label() + " " + key));
    other.set("a:b", "1");
    watched.set("a:b", "2");
    other.remove("a:b");
    assertThat(next(3)).containsExactly("update a:b", "update a:b", "remove a:b");
    other.prefixed("z").set("y", "1");
    assertThat(next(1)).containsExactly("update z:y");
    watch.close();
    watched.close();
  }

  @Test
  void passesOverKeysOfOtherBases() throws Exception {
    Storage watched = storage(Layout.FLAT);
    watched.watch((kind, key) -> events.add(kind.label() + " " + key));
    stator
        .client()
        .putItem(
            r ->
                r.tableName("watched")
                    .item(Map.of("key", AttributeValue.fromS("application:elsewhere"))));
    watched.set("here", "1");
    assertThat(next(1)).containsExactly("update here");
    watched.unwatch();
  }
}
