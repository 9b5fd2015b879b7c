package dev.stator.tables.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadRoomTest {
  private static final int KILOBYTE = 1024;

  private final ReadRoom room = new ReadRoom(10 * KILOBYTE);

  @Test
  void lets_in_as_much_as_there_is_and_the_next_when_one_has_left() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    Thread next;
    try (ReadRoom.Place first = room.enter(6 * KILOBYTE);
        ReadRoom.Place second = room.enter(4 * KILOBYTE)) {
      next = enter(1, entered);
      awaitWaiting(next);
      assertThat(entered.getCount()).isOne();
    }
    next.join();
    assertThat(entered.getCount()).isZero();
  }

  @Test
  void lets_in_alone_who_may_bring_more_than_there_ever_is() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    Thread next;
    try (ReadRoom.Place all = room.enter(1000 * KILOBYTE)) {
      next = enter(1, entered);
      awaitWaiting(next);
      // Nothing is taken, so nobody waits, not even behind others.
      room.enter(0).close();
    }
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    next.join();
  }

  @Test
  void of_a_far_place_waits_no_longer_than_it_is_told_and_for_little_not_at_all() {
    try (ReadRoom.Place all = room.enter(1000 * KILOBYTE);
        ReadRoom.Place much = room.enterWithin(Duration.ofMillis(1), 16_000 * KILOBYTE);
        ReadRoom.Place little = room.enterWithin(Duration.ofDays(1), KILOBYTE)) {
      assertThat(all).isNotNull();
    }
    // All that was taken has been given back, and no more.
    room.enter(10 * KILOBYTE).close();
  }

  private Thread enter(long bytes, CountDownLatch entered) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try (ReadRoom.Place place = room.enter(bytes)) {
                entered.countDown();
              }
            });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
      Thread.onSpinWait();
    }
  }
}
