package dev.stator.engine.store;

import static dev.stator.engine.store.StoreUnderTest.ascending;
import static dev.stator.engine.store.StoreUnderTest.bytes;
import static dev.stator.engine.store.StoreUnderTest.descending;
import static dev.stator.engine.store.StoreUnderTest.get;
import static dev.stator.engine.store.StoreUnderTest.put;
import static dev.stator.engine.store.StoreUnderTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Snapshots and cursors do not see what is committed after they were made. */
interface SnapshotContract extends StoreUnderTest {

  @Test
  default void aSnapshotStaysAsItWas() {
    commit("a", "b", "c");
    try (Snapshot snapshot = store().snapshot()) {
      store()
          .commit(
              put("b", "new")
                  .put(Space.DATA, bytes("d"), bytes("d"))
                  .delete(Space.DATA, bytes("a")));
      assertThat(ascending(snapshot, KeyRange.all())).containsExactly("a=a", "b=b", "c=c");
      assertThat(descending(snapshot, KeyRange.all())).containsExactly("c=c", "b=b", "a=a");
      assertThat(get(snapshot, "a")).isEqualTo("a");
      assertThat(get(snapshot, "b")).isEqualTo("b");
      assertThat(get(snapshot, "d")).isNull();
      store().commit(new Batch().deleteRange(Space.DATA, KeyRange.all()));
      assertThat(ascending(snapshot, KeyRange.all())).containsExactly("a=a", "b=b", "c=c");
    }
    assertThat(ascending(store(), KeyRange.all())).isEmpty();
  }

  @Test
  default void snapshotsDoNotDisturbEachOther() {
    Snapshot second;
    try (Snapshot first = store().snapshot()) {
      commit("a");
      second = store().snapshot();
      commit("b");
      assertThat(ascending(first, KeyRange.all())).isEmpty();
    }
    try (second) {
      assertThat(ascending(second, KeyRange.all())).containsExactly("a=a");
    }
    assertThat(ascending(store(), KeyRange.all())).containsExactly("a=a", "b=b");
  }

  @Test
  default void aClosedSnapshotRefusesToBeRead() {
    Snapshot snapshot = store().snapshot();
    snapshot.close();
    snapshot.close();
    assertThatThrownBy(() -> get(snapshot, "a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ascending(snapshot, KeyRange.all()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void aCursorWalksOverWhatWasThereWhenItWasMade() {
    commit("a", "b", "c");
    try (Cursor cursor = store().scan(Space.DATA, KeyRange.all(), Direction.ASCENDING)) {
      assertThat(cursor.next()).isTrue();
      store().commit(put("b", "new").put(Space.DATA, bytes("bb"), bytes("new")));
      store().commit(new Batch().delete(Space.DATA, bytes("c")));
      assertThat(cursor.next()).isTrue();
      assertThat(text(cursor.value())).isEqualTo("b");
      assertThat(cursor.next()).isTrue();
      assertThat(text(cursor.key())).isEqualTo("c");
      assertThat(cursor.next()).isFalse();
    }
  }

  @Test
  default void aCursorOutlivesItsSnapshot() {
    commit("a", "b");
    Snapshot snapshot = store().snapshot();
    try (Cursor cursor = snapshot.scan(Space.DATA, KeyRange.all(), Direction.ASCENDING)) {
      snapshot.close();
      store().commit(new Batch().deleteRange(Space.DATA, KeyRange.all()));
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.next()).isTrue();
      assertThat(text(cursor.key())).isEqualTo("b");
    }
  }
}
