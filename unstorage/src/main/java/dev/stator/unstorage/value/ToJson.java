package dev.stator.unstorage.value;

import org.jspecify.annotations.Nullable;

/** A class whose values can be stored: JavaScript's {@code toJSON}. */
@FunctionalInterface
public interface ToJson {

  /** What to store instead: anything that {@link ValueText} takes. */
  @Nullable Object toJson();
}
