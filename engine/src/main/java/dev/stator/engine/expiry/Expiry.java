package dev.stator.engine.expiry;

import dev.stator.model.AttributeValue;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When an item's time to live is over: the seconds since the epoch that its TTL attribute has, if
 * that is a number.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Using time to live (TTL) in DynamoDB".
 */
public final class Expiry {
  /** Items whose time was over longer ago are never deleted. */
  private static final int YEARS_MAX = 5;

  private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private Expiry() {}

  /**
   * The second in which {@code item} expires; empty if it never does. Times before the epoch are
   * none, nor are those that the clock will not reach.
   */
  public static OptionalLong second(@Nullable Item item, String attribute) {
    BigDecimal time = time(item, attribute);
    return time == null || time.signum() < 0 || time.compareTo(SECONDS_MAX) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(time.setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  /** Whether {@code item} is there and its time is over at {@code now}. */
  public static boolean isOver(@Nullable Item item, String attribute, Instant now) {
    BigDecimal time = time(item, attribute);
    return time != null
        && time.compareTo(BigDecimal.valueOf(now.toEpochMilli(), 3)) <= 0
        && time.compareTo(BigDecimal.valueOf(oldestSecond(now))) >= 0;
  }

  /** Items that expired before this second stay. */
  static long oldestSecond(Instant now) {
    return Math.max(0, now.atOffset(ZoneOffset.UTC).minusYears(YEARS_MAX).toEpochSecond());
  }

  private static @Nullable BigDecimal time(@Nullable Item item, String attribute) {
    return item != null && item.get(attribute) instanceof AttributeValue.N(DynamoNumber number)
        ? number.toBigDecimal()
        : null;
  }
}
