package dev.stator.dapr;

import dev.stator.dapr.internal.ComponentMetadata;
import org.jspecify.annotations.Nullable;

/** How a read sees writes before it. */
public enum Consistency {
  /** May miss the last write; half the price. */
  EVENTUAL,
  /** Sees every write that was answered before. */
  STRONG;

  /**
   * As a request says it: anything but {@code strong} and {@code eventual} means the component's
   * own, as in Dapr, which never checks it.
   *
   * @return null for the component's own
   */
  public static @Nullable Consistency ofRequest(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "strong" -> STRONG;
      case "eventual" -> EVENTUAL;
      default -> null;
    };
  }

  /**
   * As a component's metadata says it.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Consistency ofComponent(ComponentMetadata metadata) {
    @Nullable String text = metadata.text("consistency");
    if (text == null) {
      return EVENTUAL;
    }
    @Nullable Consistency consistency = ofRequest(text);
    if (consistency == null) {
      throw ComponentMetadata.field("consistency", "must be strong or eventual");
    }
    return consistency;
  }
}
