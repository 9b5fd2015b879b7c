package dev.stator.junit;

import dev.stator.embedded.DatabaseSnapshot;
import dev.stator.embedded.Stator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database of one test.
 *
 * @param clock null if the test did not leave it to the extension
 */
record TestDatabase(Stator stator, @Nullable TestClock clock) implements AutoCloseable {

  /** Nothing happens in it by itself: what is due is done when the test changes the time. */
  static TestDatabase beginningWith(DatabaseSnapshot snapshot) {
    TestClock clock = new TestClock();
    Stator stator = Stator.builder().clock(clock).upkeepInterval(Duration.ZERO).inMemory(snapshot);
    clock.onChange(stator::upkeep);
    return new TestDatabase(stator, clock);
  }

  @Override
  public void close() {
    stator.close();
  }
}
