package dev.stator.server.unstorage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.unstorage.Storage;
import dev.stator.unstorage.memory.MemoryDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {
  private static final int KEPT = 10;

  private final Storage storage = Storage.over(new MemoryDriver());
  private final ChangeFeed feed = new ChangeFeed(storage, KEPT, Duration.ofMinutes(1));

  private static List<String> told(ChangeFeed.Reader reader) throws InterruptedException {
    List<String> told = new ArrayList<>();
    if (reader.takeLost()) {
      told.add("lost");
    }
    ChangeFeed.@Nullable Change change = reader.next(0);
    while (change != null) {
      told.add(change.kind().label() + " " + change.key());
      change = reader.next(0);
    }
    if (reader.takeLost()) {
      told.add("lost");
    }
    return told;
  }

  @Test
  void tellsEachReaderWhatChangesBelowItsBase() throws Exception {
    ChangeFeed.Reader all = feed.join("", null);
    ChangeFeed.Reader some = feed.join("a:", null);
    storage.set("a:1", "x");
    storage.set("b", "x");
    storage.remove("a:1");
    assertThat(told(all)).containsExactly("update a:1", "update b", "remove a:1");
    assertThat(told(some)).containsExactly("update a:1", "remove a:1");
    assertThat(told(some)).isEmpty();
  }

  @Test
  void goesOnWhereAReaderWas() throws Exception {
    ChangeFeed.Reader first = feed.join("a:", null);
    storage.set("a:1", "x");
    assertThat(told(first)).containsExactly("update a:1");
    String id = first.id();
    first.leave();
    storage.set("a:2", "x");
    storage.set("b", "x");
    ChangeFeed.Reader again = feed.join("a:", id);
    storage.set("a:3", "x");
    assertThat(told(again)).containsExactly("update a:2", "update a:3");
  }

  @Test
  void saysWhatItDoesNotKnowAnyMore() throws Exception {
    ChangeFeed.Reader reader = feed.join("", null);
    String id = reader.id();
    for (int i = 0; i < KEPT; i++) {
      storage.set("a:" + i, "x");
    }
    assertThat(told(feed.join("", id))).hasSize(KEPT).doesNotContain("lost");
    storage.set("one more", "x");
    assertThat(told(feed.join("", id))).containsExactly("lost");
    assertThat(told(reader)).containsExactly("lost");
    storage.set("after", "x");
    assertThat(told(reader)).containsExactly("update after");
    for (String other : List.of("", "x", "0123456789abcdef-0", id.replaceAll("-.*", "-99"))) {
      assertThat(told(feed.join("", other))).as(other).containsExactly("lost");
    }
  }

  @Test
  void startsAnewAfterNobodyWasThere() throws Exception {
    ChangeFeed brief = new ChangeFeed(storage, KEPT, Duration.ZERO);
    ChangeFeed.Reader first = brief.join("", null);
    String id = first.id();
    first.leave();
    first.leave();
    ChangeFeed.Reader next = brief.join("", id);
    while (!next.takeLost()) {
      // until the feed has noticed that the first one left
      next.leave();
      Thread.onSpinWait();
      next = brief.join("", id);
    }
    storage.set("a", "x");
    assertThat(told(next)).containsExactly("update a");
  }
}
