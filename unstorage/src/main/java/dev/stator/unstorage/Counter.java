package dev.stator.unstorage;

import java.util.Optional;

/** A whole number in an item. */
final class Counter {
  private Counter() {}

  static NextState added(String key, Optional<Entry> current, long by) {
    String text = current.map(Entry::text).orElse("0");
    try {
      return new NextState.Text(Long.toString(Math.addExact(Long.parseLong(text.strip()), by)));
    } catch (NumberFormatException otherText) {
      throw new StorageException.InvalidValue("the text under \"" + key + "\" is no whole number");
    } catch (ArithmeticException overflow) {
      throw new StorageException.InvalidValue(
          "the number under \"" + key + "\" plus " + by + " does not fit 64 bits");
    }
  }
}
