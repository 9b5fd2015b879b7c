package dev.stator.embedded.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ValueRoundTripTest {
  private static final long SEED = 20_261_121;
  private static final int RANDOM_VALUES = 2_000;
  private static final int DEPTH = 4;

  static Stream<AttributeValue> values() {
    return Stream.of(
        AttributeValue.fromS("text"),
        AttributeValue.fromS(""),
        AttributeValue.fromN("-12345678901234567890123456789012345678"),
        AttributeValue.fromN("0.5"),
        AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 127})),
        AttributeValue.fromB(SdkBytes.fromByteArray(new byte[0])),
        AttributeValue.fromSs(List.of("b", "a")),
        AttributeValue.fromNs(List.of("3", "1.5")),
        AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("y"), SdkBytes.fromUtf8String("x"))),
        AttributeValue.fromM(Map.of()),
        AttributeValue.fromM(Map.of("inner", AttributeValue.fromBool(false))),
        AttributeValue.fromL(List.of()),
        AttributeValue.fromL(List.of(AttributeValue.fromNul(true), AttributeValue.fromN("1"))),
        AttributeValue.fromBool(true),
        AttributeValue.fromBool(false),
        AttributeValue.fromNul(true));
  }

  @ParameterizedTest
  @MethodSource("values")
  void givesEachTypeBackAsItWas(AttributeValue value) {
    AttributeValue back = ValueWriter.value(ValueReader.value(value));

    assertThat(back).isEqualTo(value);
    assertThat(back.type()).isEqualTo(value.type());
  }

  @Test
  void keepsTheOrderOfMapsListsAndSets() {
    Map<String, AttributeValue> entries = new LinkedHashMap<>();
    for (String name : List.of("z", "a", "m")) {
      entries.put(name, AttributeValue.fromSs(List.of("3", "1", "2")));
    }

    Map<String, AttributeValue> back =
        ValueWriter.value(ValueReader.value(AttributeValue.fromM(entries))).m();

    assertThat(back.keySet()).containsExactly("z", "a", "m");
    assertThat(back.get("z")).isEqualTo(AttributeValue.fromSs(List.of("3", "1", "2")));
  }

  @Test
  void givesRandomNestedValuesBack() {
    Random random = new Random(SEED);
    for (int round = 0; round < RANDOM_VALUES; round++) {
      AttributeValue value = random(random, DEPTH);
      assertThat(ValueWriter.value(ValueReader.value(value)))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(value);
    }
  }

  @Test
  void doesNotShareBytesWithTheCaller() {
    byte[] owned = {1, 2, 3};
    var read = ValueReader.value(AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(owned)));
    owned[0] = 9;
    AttributeValue written = ValueWriter.value(read);
    written.b().asByteArrayUnsafe()[1] = 9;

    assertThat(ValueWriter.value(read).b().asByteArray()).containsExactly(1, 2, 3);
  }

  private static AttributeValue random(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 10)) {
      case 0 -> AttributeValue.fromS(text(random));
      case 1 -> AttributeValue.fromN(Integer.toString(random.nextInt()));
      case 2 -> AttributeValue.fromB(SdkBytes.fromUtf8String(text(random)));
      case 3 -> AttributeValue.fromSs(List.of("a" + text(random), "b" + text(random)));
      case 4 -> AttributeValue.fromNs(List.of(Integer.toString(random.nextInt(9)), "17"));
      case 5 -> AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String(text(random))));
      case 6 -> AttributeValue.fromBool(random.nextBoolean());
      case 7 -> AttributeValue.fromNul(true);
      case 8 -> {
        Map<String, AttributeValue> entries = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(4))
            .forEach(at -> entries.put(at + text(random), random(random, depth - 1)));
        yield AttributeValue.fromM(entries);
      }
      default -> {
        List<AttributeValue> elements = new ArrayList<>();
        IntStream.range(0, random.nextInt(4))
            .forEach(at -> elements.add(random(random, depth - 1)));
        yield AttributeValue.fromL(elements);
      }
    };
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(6), 0x20, 0x2000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
