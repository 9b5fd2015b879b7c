package dev.stator.connector.paging;

import dev.stator.connector.action.ActionCall;
import dev.stator.connector.connection.Policy;
import org.jspecify.annotations.Nullable;

/** How much one call gives back at most. */
public record Caps(int itemsMax, long bytesMax) {

  /** What the inputs ask for, or what the connection's policy allows if that is less. */
  public static Caps of(ActionCall call) {
    Policy policy = call.connection().policy();
    return new Caps(
        (int) Math.min(policy.itemsMax(), orMost(call.optional(PagingInputs.MAX_ITEMS))),
        Math.min(policy.bytesMax(), orMost(call.optional(PagingInputs.MAX_BYTES))));
  }

  private static long orMost(@Nullable Long asked) {
    return asked == null ? Long.MAX_VALUE : asked;
  }
}
