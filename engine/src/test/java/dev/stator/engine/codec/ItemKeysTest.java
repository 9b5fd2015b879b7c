package dev.stator.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.store.KeyRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemKeysTest {

  @Test
  void laysAKeyOutAsLayoutMdDraws() {
    byte[] key = ItemKeys.item(0x01020304, utf8("ab"), utf8("xyz"));
    // md5("Outliersab") begins with the eight bytes after the table's id.
    assertThat(HexFormat.of().formatHex(key))
        .startsWith("5401020304")
        .endsWith("0002" + "6162" + "78797a")
        .hasSize(2 * (1 + 4 + 8 + 2 + 2 + 3));
  }

  @Test
  void keepsAPartitionTogetherWhateverItsSortKeysAre() {
    KeyRange partition = KeyRange.prefix(ItemKeys.partition(1, utf8("p")));
    assertThat(partition.contains(ItemKeys.item(1, utf8("p"), new byte[0]))).isTrue();
    assertThat(partition.contains(ItemKeys.item(1, utf8("p"), new byte[] {-1, -1}))).isTrue();
    assertThat(partition.contains(ItemKeys.item(1, utf8("pp"), new byte[0]))).isFalse();
    assertThat(partition.contains(ItemKeys.item(2, utf8("p"), new byte[0]))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000, 999_999, 1_000_000})
  void cutsATableIntoSegmentsWithoutGapOrOverlap(int totalSegments) {
    KeyRange table = ItemKeys.table(5);
    int step = Math.max(1, totalSegments / 50);
    assertThat(ItemKeys.segment(5, 0, totalSegments).from()).isEqualTo(table.from());
    assertThat(ItemKeys.segment(5, totalSegments - 1, totalSegments).to()).isEqualTo(table.to());
    for (int segment = 0; segment < totalSegments - 1; segment += step) {
      KeyRange here = ItemKeys.segment(5, segment, totalSegments);
      KeyRange next = ItemKeys.segment(5, segment + 1, totalSegments);
      assertThat(here.to()).isEqualTo(next.from());
      assertThat(Arrays.compareUnsigned(here.from(), here.to())).isNegative();
    }
  }

  @Test
  void putsEveryKeyIntoOneSegmentOnly() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int at = 0; at < 500; at++) {
      byte[] partition = new byte[1 + random.nextInt(20)];
      random.nextBytes(partition);
      byte[] key = ItemKeys.item(9, partition, new byte[0]);
      int holders = 0;
      for (int segment = 0; segment < 7; segment++) {
        holders += ItemKeys.segment(9, segment, 7).contains(key) ? 1 : 0;
      }
      assertThat(holders).as("seed %s", seed).isEqualTo(1);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
