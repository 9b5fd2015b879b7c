package dev.stator.keda.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.keda.counting.Events;
import dev.stator.keda.counting.MeasureException;
import dev.stator.keda.trigger.ItemTrigger;
import dev.stator.keda.trigger.TriggerContext;
import dev.stator.keda.trigger.TriggerParser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What following a stream costs a table. */
@Timeout(30)
class TableTailTest {
  private static final ItemTrigger TRIGGER =
      (ItemTrigger) TriggerParser.parse(Events.metadata(), TriggerContext.NONE);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Events events = new Events();

  @AfterEach
  void close() {
    events.close();
  }

  private Thread follow(TableTail.Probe probe, TailPauses pauses) {
    TableTail tail =
        new TableTail(
            TRIGGER, events.client(), events.stator()::streamsClient, () -> true, probe, pauses);
    return Thread.ofVirtual().start(tail::follow);
  }

  /** Such as a wrong filter, or a table that nobody may read: asked less and less, told once. */
  @Test
  void a_failure_that_stays_is_tried_less_and_less_often_and_told_once() throws Exception {
    events.create();
    List<String> told = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            told.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(TableTail.class.getName());
    log.addHandler(handler);
    AtomicInteger tries = new AtomicInteger();
    try {
      Thread tail =
          follow(
              trigger -> {
                tries.incrementAndGet();
                throw new MeasureException(MeasureException.Reason.UNFIT, "a wrong filter");
              },
              new TailPauses(SHORT, SHORT, Duration.ofHours(1)));
      while (tries.get() < 5) {
        Thread.sleep(1);
      }
      // 1, 2, 4 ... ms: the next minute has hardly ten tries.
      Thread.sleep(200);
      tail.interrupt();
      tail.join();
    } finally {
      log.removeHandler(handler);
    }
    assertThat(tries.get()).isBetween(5, 12);
    assertThat(told).singleElement().asString().contains("a wrong filter");
  }

  @Test
  void a_look_that_took_many_requests_is_followed_by_a_long_pause() throws Exception {
    assertThat(TailPauses.STANDARD.afterProbe(1)).isEqualTo(Duration.ofMillis(200));
    assertThat(TailPauses.STANDARD.afterProbe(50)).isEqualTo(Duration.ofSeconds(10));
    events.create();
    AtomicInteger looks = new AtomicInteger();
    Thread tail =
        follow(
            trigger -> {
              looks.incrementAndGet();
              return new TableTail.Probe.Seen(false, 1_000_000);
            },
            TailPauses.STANDARD);
    while (looks.get() == 0) {
      Thread.sleep(1);
    }
    for (int change = 0; change < 20; change++) {
      events.put(change, change + 1);
      Thread.sleep(10);
    }
    tail.interrupt();
    tail.join();
    assertThat(looks).hasValue(1);
  }

  @Test
  void pauses_grow_up_to_the_longest() {
    TailPauses pauses = TailPauses.STANDARD;
    Duration pause = pauses.retry();
    for (int failure = 0; failure < 10; failure++) {
      pause = pauses.longer(pause);
    }
    assertThat(pause).isEqualTo(Duration.ofSeconds(60));
  }
}
