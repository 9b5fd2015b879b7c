package dev.stator.engine.comparison;

import dev.stator.engine.reference.Values;
import dev.stator.engine.reference.Values.Binary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Values out of few, so that they meet again; some are at the edges of their types. */
final class RandomValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "ab",
          "abc",
          "b",
          "\u00e9",
          "\uffff",
          "\ud83d\ude00",
          "a\ud83d\ude00",
          "a\u0000",
          "a\u0000b");
  private static final List<BigDecimal> NUMBERS =
      List.of(
          number("0"),
          number("1"),
          number("-1"),
          number("2"),
          number("-2.5"),
          number("10"),
          number("99"),
          number("1E-130"),
          number("-1E+125"),
          number("9.9999999999999999999999999999999999999E+125"),
          number("12345678901234567890123456789012345678"),
          number("0.3"));
  private static final List<Binary> BINARIES =
      List.of(
          new Binary(""),
          new Binary("\u0000"),
          new Binary("\u0000\u00ff"),
          new Binary("\u007f"),
          new Binary("\u0080"),
          new Binary("\u00ff\u00ff"),
          new Binary("\u007f\u0080"));

  /** The types of sets and of key attributes. */
  private static final List<String> KEY_TYPES = List.of("S", "N", "B");

  private static final int DEPTH_MAX = 3;
  private static final int MEMBERS_MAX = 3;

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text).stripTrailingZeros();
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** True about {@code percent} times of a hundred. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String keyType() {
    return oneOf(KEY_TYPES);
  }

  /** Of type S, N or B. */
  Object ofType(String type) {
    return switch (type) {
      case "S" -> oneOf(TEXTS);
      case "N" -> chance(50) ? smallNumber() : oneOf(NUMBERS);
      default -> oneOf(BINARIES);
    };
  }

  /** Of type S, N or B, and not empty. */
  Object key(String type) {
    Object value = ofType(type);
    return value.equals("") || value.equals(new Binary("")) ? key(type) : value;
  }

  BigDecimal smallNumber() {
    return BigDecimal.valueOf(random.nextInt(12) - 3).stripTrailingZeros();
  }

  Object scalar() {
    return ofType(keyType());
  }

  Object any() {
    return any(0);
  }

  private Object any(int depth) {
    return switch (random.nextInt(depth < DEPTH_MAX ? 10 : 6)) {
      case 0 -> Values.Null.NULL;
      case 1 -> random.nextBoolean();
      case 2 -> set();
      case 6, 7 -> list(depth + 1);
      case 8, 9 -> map(depth + 1);
      default -> scalar();
    };
  }

  Set<Object> set() {
    String type = keyType();
    Set<Object> set = new HashSet<>();
    for (int count = random.nextInt(MEMBERS_MAX); count >= 0; count--) {
      set.add(ofType(type));
    }
    return set;
  }

  List<Object> list() {
    return list(1);
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (int count = random.nextInt(MEMBERS_MAX + 1); count > 0; count--) {
      list.add(any(depth));
    }
    return list;
  }

  Map<String, Object> map() {
    return map(1);
  }

  private Map<String, Object> map(int depth) {
    Map<String, Object> map = new TreeMap<>();
    for (String name : List.of("j", "k", "name")) {
      if (random.nextBoolean()) {
        map.put(name, any(depth));
      }
    }
    return map;
  }
}
