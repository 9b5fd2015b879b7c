package dev.stator.bench.dapr;

import java.util.List;
import java.util.stream.IntStream;

/** What all calls read and write. */
final class Items {
  static final int KEYS = 100;
  static final String STORE = "statestore";
  static final String KEY = "k0";
  static final List<String> ALL =
      IntStream.range(0, KEYS).mapToObj(number -> "k" + number).toList();

  /** JSON of about 100 bytes. */
  static final String VALUE =
      "{\"name\":\"tony\",\"armour\":[1,2,3],\"text\":\"" + "0123456789".repeat(6) + "\"}";

  private Items() {}
}
