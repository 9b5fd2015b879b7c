package dev.stator.store.rocksdb;

import static dev.stator.store.rocksdb.TestStores.keys;
import static dev.stator.store.rocksdb.TestStores.keysOf;
import static dev.stator.store.rocksdb.TestStores.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.Durability;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.StoreHealth.Broken;
import dev.stator.engine.store.StoreHealth.Full;
import dev.stator.engine.store.StoreHealth.Healthy;
import dev.stator.model.EngineError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocksdb.Status.SubCode;

/** Commits share syncs, and what their callers are told when writing or syncing fails. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CommitPathTest {
  @TempDir Path folder;
  private final FailingLog log = new FailingLog();

  @Test
  void commitsThatWaitAreWrittenTogether() throws Exception {
    int callers = 50;
    CountDownLatch gate = new CountDownLatch(1);
    log.gate = gate;
    try (RocksStore store = open(Durability.FSYNC);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> commits = new ArrayList<>();
      commits.add(executor.submit(() -> store.commit(put("first", 1))));
      log.held.await();
      for (int i = 0; i < callers; i++) {
        String key = "key" + i;
        commits.add(executor.submit(() -> store.commit(put(key, 1))));
      }
      while (store.waiting() < callers) {
        Thread.onSpinWait();
      }
      assertThat(commits).noneMatch(Future::isDone);
      gate.countDown();
      for (Future<?> commit : commits) {
        commit.get();
      }
      assertThat(log.writes).hasValue(2);
      assertThat(keys(store, Space.DATA)).hasSize(callers + 1);
    }
  }

  @Test
  void aGroupIsNoLargerThanItsLimit() throws Exception {
    int large = GroupCommit.GROUP_BYTES_MAX / 2 - 1_000;
    CountDownLatch gate = new CountDownLatch(1);
    log.gate = gate;
    try (RocksStore store = open(Durability.FSYNC);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      executor.execute(() -> store.commit(put("first", 1)));
      log.held.await();
      for (int i = 0; i < 3; i++) {
        String key = "large" + i;
        executor.execute(() -> store.commit(put(key, large)));
      }
      while (store.waiting() < 3) {
        Thread.onSpinWait();
      }
      gate.countDown();
      store.commit(put("too large for any group", GroupCommit.GROUP_BYTES_MAX + 1));
    }
    assertThat(log.writes.get()).isBetween(3, 4);
    assertThat(keysOf(folder)).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aFullDiskIsToldAndHeals(Durability durability) {
    try (RocksStore store = open(durability)) {
      store.commit(put("a", 1));
      log.writeFailures.add(
          FailingLog.failure(
              SubCode.NoSpace, "No space left on device: While appending to file: db/000004.log"));
      assertThatThrownBy(() -> store.commit(put("b", 1)))
          .isInstanceOf(EngineError.StorageFull.class)
          .hasMessageContaining("No space left");
      assertThat(store.health()).isInstanceOf(Full.class);
      assertThat(keys(store, Space.DATA)).containsExactly("a");
      store.commit(put("c", 1));
      assertThat(store.health()).isEqualTo(new Healthy());
      assertThat(keys(store, Space.DATA)).containsExactly("a", "c");
    }
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void afterAnUnknownOutcomeWritesStopAndReadsGoOn(Durability durability) {
    try (RocksStore store = open(durability)) {
      store.commit(put("a", 1));
      log.writeFailures.add(
          FailingLog.failure(SubCode.None, "Input/output error: While fdatasync: db/000004.log"));
      assertThatThrownBy(() -> store.commit(put("b", 1)))
          .isInstanceOf(EngineError.OutcomeUnknown.class)
          .hasMessageContaining("While fdatasync");
      assertThat(store.health()).isInstanceOf(Broken.class);
      assertThatThrownBy(() -> store.commit(put("c", 1)))
          .isInstanceOf(EngineError.StorageBroken.class);
      assertThat(keys(store, Space.DATA)).containsExactly("a");
    }
    assertThat(keysOf(folder)).containsExactly("a");
  }

  @Test
  void spaceThatRunsOutInASyncIsAnUnknownOutcome() {
    try (RocksStore store = open(Durability.FSYNC)) {
      log.writeFailures.add(
          FailingLog.failure(
              SubCode.NoSpace, "No space left on device: While fdatasync: db/000004.log"));
      assertThatThrownBy(() -> store.commit(put("b", 1)))
          .isInstanceOf(EngineError.OutcomeUnknown.class);
      assertThat(store.health()).isInstanceOf(Broken.class);
    }
  }

  @Test
  void unsyncedCommitsAreSyncedSoonAndAtTheEnd() throws Exception {
    int before;
    try (RocksStore store = open(Durability.ASYNC)) {
      store.commit(put("a", 1));
      assertThat(log.synced.await(20, TimeUnit.SECONDS)).isTrue();
      before = log.syncs.get();
      store.commit(put("b", 1));
    }
    assertThat(log.syncs.get()).isEqualTo(before + 1);
  }

  @Test
  void aFailedSyncInTheBackgroundStopsWrites() throws Exception {
    try (RocksStore store = open(Durability.ASYNC)) {
      log.syncFailure =
          FailingLog.failure(SubCode.None, "Input/output error: While fdatasync: db/000004.log");
      store.commit(put("a", 1));
      while (!(store.health() instanceof Broken)) {
        Thread.sleep(1);
      }
      assertThatThrownBy(() -> store.commit(put("b", 1)))
          .isInstanceOf(EngineError.StorageBroken.class)
          .hasMessageContaining("sync");
    }
  }

  @Test
  void aSyncThatMeetsAFullDiskWaitsForRoom() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch syncGate = new CountDownLatch(1);
    log.syncGate = syncGate;
    log.syncFailure = FailingLog.failure(SubCode.None, "Writer has previous error.");
    try (RocksStore store = open(Durability.ASYNC);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      store.commit(put("a", 1));
      log.syncing.await();
      log.gate = gate;
      log.writeFailures.add(
          FailingLog.failure(
              SubCode.NoSpace, "No space left on device: While appending to file: db/000004.log"));
      Future<?> filling = executor.submit(() -> store.commit(put("b", 1)));
      log.held.await();
      syncGate.countDown();
      log.synced.await();
      gate.countDown();
      assertThatThrownBy(filling::get).hasCauseInstanceOf(EngineError.StorageFull.class);
      assertThat(store.health()).isInstanceOf(Full.class);
      log.syncFailure = null;
      store.commit(put("c", 1));
      assertThat(store.health()).isEqualTo(new Healthy());
    }
    assertThat(log.syncs).hasValueGreaterThanOrEqualTo(2);
    assertThat(keysOf(folder)).containsExactly("a", "c");
  }

  private RocksStore open(Durability durability) {
    return RocksStoreProvider.open(folder, durability, log::around);
  }
}
