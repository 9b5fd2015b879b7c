package dev.stator.dapr.binding;

import dev.stator.dapr.TimeToLive;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** When an item expires: a request's {@code ttlInSeconds}, else the component's. */
record Expiry(BindingSettings settings, Clock clock) {

  /** What is to become of the attribute. */
  sealed interface Change {
    /** Nothing was said. */
    record Keep() implements Change {}

    record Remove(String attribute) implements Change {}

    record At(String attribute, long epochSecond) implements Change {}
  }

  /**
   * @throws BindingError.InvalidData for a bad time, or if the component names no attribute
   */
  Change of(Fields fields) {
    TimeToLive asked;
    try {
      asked = TimeToLive.parse(fields.text("ttlInSeconds"));
    } catch (IllegalArgumentException wrong) {
      throw new BindingError.InvalidData(String.valueOf(wrong.getMessage()), wrong);
    }
    TimeToLive timeToLive = asked instanceof TimeToLive.OfComponent ? settings.timeToLive() : asked;
    @Nullable String attribute = settings.ttlAttribute();
    if (attribute == null) {
      if (timeToLive instanceof TimeToLive.Seconds) {
        throw new BindingError.InvalidData(
            "ttlInSeconds is given, but the binding has no ttlAttributeName: its items never"
                + " expire");
      }
      return new Change.Keep();
    }
    return switch (timeToLive) {
      case TimeToLive.OfComponent none -> new Change.Keep();
      case TimeToLive.Never never -> new Change.Remove(attribute);
      case TimeToLive.Seconds seconds ->
          new Change.At(attribute, clock.instant().getEpochSecond() + seconds.seconds());
    };
  }
}
