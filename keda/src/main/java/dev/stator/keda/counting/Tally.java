package dev.stator.keda.counting;

import dev.stator.keda.trigger.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Gathers pages into one number. For many threads. */
abstract sealed class Tally {
  private long items;

  static Tally of(Measure measure, InstantSource clock) {
    return switch (measure) {
      case Measure.Count count -> new Counted(count.cap());
      case Measure.Sum sum -> new Summed(sum.attribute());
      case Measure.Maximum maximum -> new Largest(maximum.attribute());
      case Measure.OldestAge age -> new Oldest(age.attribute(), age.unit(), clock);
    };
  }

  /** The attribute that must be read; null if the number of items is enough. */
  abstract @Nullable String attribute();

  /** Whether more pages would change nothing. */
  abstract boolean isFull();

  abstract BigDecimal value();

  abstract void addValue(BigDecimal number);

  /**
   * Adds a page.
   *
   * @param found empty if only their number was asked for
   * @throws MeasureException if an item's attribute is not a number
   */
  final synchronized void add(int count, List<Map<String, AttributeValue>> found) {
    items += count;
    @Nullable String name = attribute();
    if (name == null) {
      return;
    }
    for (Map<String, AttributeValue> item : found) {
      @Nullable AttributeValue value = item.get(name);
      if (value != null) {
        addValue(number(name, value));
      }
    }
  }

  final synchronized long items() {
    return items;
  }

  /** The value, as it stands now. */
  final synchronized BigDecimal result() {
    return value();
  }

  final synchronized boolean full() {
    return isFull();
  }

  private static BigDecimal number(String name, AttributeValue value) {
    if (value.type() != AttributeValue.Type.N) {
      throw new MeasureException(
          MeasureException.Reason.UNFIT,
          "measureAttribute '" + name + "' of an item is of type " + value.type() + ", not N");
    }
    return new BigDecimal(value.n());
  }

  private static final class Counted extends Tally {
    private final @Nullable Long cap;

    Counted(@Nullable Long cap) {
      this.cap = cap;
    }

    @Override
    @Nullable String attribute() {
      return null;
    }

    @Override
    boolean isFull() {
      return cap != null && items() >= cap;
    }

    @Override
    BigDecimal value() {
      return BigDecimal.valueOf(cap == null ? items() : Math.min(cap, items()));
    }

    @Override
    void addValue(BigDecimal number) {
      throw new IllegalStateException("only the number of items is gathered");
    }
  }

  private abstract static sealed class OfAttribute extends Tally {
    private final String name;

    OfAttribute(String name) {
      this.name = name;
    }

    @Override
    String attribute() {
      return name;
    }

    @Override
    boolean isFull() {
      return false;
    }
  }

  private static final class Summed extends OfAttribute {
    private BigDecimal sum = BigDecimal.ZERO;

    Summed(String name) {
      super(name);
    }

    @Override
    BigDecimal value() {
      return sum;
    }

    @Override
    void addValue(BigDecimal number) {
      sum = sum.add(number);
    }
  }

  private static final class Largest extends OfAttribute {
    private @Nullable BigDecimal largest;

    Largest(String name) {
      super(name);
    }

    @Override
    BigDecimal value() {
      return largest == null ? BigDecimal.ZERO : largest;
    }

    @Override
    void addValue(BigDecimal number) {
      largest = largest == null ? number : largest.max(number);
    }
  }

  private static final class Oldest extends OfAttribute {
    private static final int MILLIS_DIGITS = 3;

    private final ChronoUnit unit;
    private final InstantSource clock;
    private @Nullable BigDecimal oldest;

    Oldest(String name, ChronoUnit unit, InstantSource clock) {
      super(name);
      this.unit = unit;
      this.clock = clock;
    }

    @Override
    BigDecimal value() {
      if (oldest == null) {
        return BigDecimal.ZERO;
      }
      BigDecimal madeAt =
          unit == ChronoUnit.SECONDS ? oldest : oldest.scaleByPowerOfTen(-MILLIS_DIGITS);
      BigDecimal age = BigDecimal.valueOf(clock.millis(), MILLIS_DIGITS).subtract(madeAt);
      return age.max(BigDecimal.ZERO).setScale(MILLIS_DIGITS, RoundingMode.HALF_UP);
    }

    @Override
    void addValue(BigDecimal number) {
      oldest = oldest == null ? number : oldest.min(number);
    }
  }
}
