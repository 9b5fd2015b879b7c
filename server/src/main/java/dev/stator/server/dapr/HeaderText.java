package dev.stator.server.dapr;

import dev.stator.dapr.StateError;
import dev.stator.server.dapr.sidecar.StateErrors;

/** Text of the table that goes into a header: another writer may have put anything there. */
final class HeaderText {
  private HeaderText() {}

  /**
   * @throws dev.stator.server.dapr.sidecar.DaprError if {@code text} has anything but printable
   *     ASCII
   */
  static String checked(String store, String key, String text) {
    if (!text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw StateErrors.get(
          store, key, new StateError.Unreadable("its etag cannot be sent as a header"));
    }
    return text;
  }
}
