package dev.stator.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeNamesTest {
  private static String read(String name) {
    byte[] bytes = ("<" + name + ">").getBytes(StandardCharsets.UTF_8);
    return AttributeNames.of(bytes, 1, bytes.length - 2);
  }

  @Test
  void aNameIsMadeOnce() {
    assertThat(read("customer")).isEqualTo("customer").isSameAs(read("customer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "é", "a\u0000b", "Größe", "名前", "\uD83D\uDE00"})
  void everyNameComesBackAsItWas(String name) {
    assertThat(read(name)).isEqualTo(name);
    assertThat(read(name)).isEqualTo(name);
  }

  @Test
  void aNameThatIsTooLongToKeepIsReadAllTheSame() {
    String kept = "n".repeat(AttributeNames.KEPT_BYTES_MAX);
    String longer = kept + "n";

    assertThat(read(kept)).isEqualTo(kept).isSameAs(read(kept));
    assertThat(read(longer)).isEqualTo(longer).isNotSameAs(read(longer));
  }

  @Test
  void namesThatShareAPlaceAreToldApart() {
    // Far more than there are places.
    for (int round = 0; round < 2; round++) {
      assertThat(IntStream.range(0, 10_000).mapToObj(number -> read("name-" + number)).toList())
          .isEqualTo(IntStream.range(0, 10_000).mapToObj(number -> "name-" + number).toList());
    }
  }

  @Test
  void bytesThatAreNoTextAreNeverTakenForAnotherName() {
    byte[] broken = {(byte) 0xC3, (byte) 0xFF};

    assertThat(AttributeNames.of(broken, 0, 2)).isEqualTo("\uFFFD\uFFFD");
    assertThat(AttributeNames.of(broken, 0, 2)).isEqualTo("\uFFFD\uFFFD");
  }
}
