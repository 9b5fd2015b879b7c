package dev.stator.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.AttributeValue;
import dev.stator.model.AttributeValue.BS;
import dev.stator.model.AttributeValue.Bool;
import dev.stator.model.AttributeValue.L;
import dev.stator.model.AttributeValue.M;
import dev.stator.model.AttributeValue.NS;
import dev.stator.model.AttributeValue.Null;
import dev.stator.model.AttributeValue.SS;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.ItemSize;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ItemCodecTest {
  private static final Item EVERY_TYPE = everyType();

  @Test
  void readsBackEveryType() {
    byte[] stored = ItemCodec.encode(EVERY_TYPE);
    assertThat(ItemCodec.decode(stored)).isEqualTo(EVERY_TYPE);
    assertThat(ItemCodec.decode(stored).attributes().keySet())
        .containsExactlyElementsOf(EVERY_TYPE.attributes().keySet());
    assertThat(ItemCodec.size(stored)).isEqualTo(ItemSize.of(EVERY_TYPE));
    assertThat(ItemCodec.decode(ItemCodec.encode(Item.EMPTY))).isEqualTo(Item.EMPTY);
  }

  @Test
  void refusesAnotherVersion() {
    byte[] stored = ItemCodec.encode(EVERY_TYPE);
    stored[0] = 2;
    assertThatThrownBy(() -> ItemCodec.decode(stored))
        .isInstanceOf(EngineError.StorageBroken.class)
        .hasMessageContaining("no item has the version 2");
  }

  @Test
  void refusesEveryTruncation() {
    byte[] stored = ItemCodec.encode(EVERY_TYPE);
    for (int length = 0; length < stored.length; length++) {
      byte[] part = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> ItemCodec.decode(part))
          .isInstanceOf(EngineError.StorageBroken.class);
    }
    assertThatThrownBy(() -> ItemCodec.decode(Arrays.copyOf(stored, stored.length + 1)))
        .hasMessageContaining("1 bytes are left over");
  }

  @Test
  void answersDamageWithNothingButAnItemOrAnEngineError() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] stored = ItemCodec.encode(EVERY_TYPE);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = stored.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        assertThat(ItemCodec.decode(damaged)).isNotNull();
      } catch (EngineError.StorageBroken told) {
        assertThat(told.text()).as("seed %s", seed).startsWith("A stored record is damaged");
      }
    }
  }

  private static Item everyType() {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    attributes.put("text", AttributeValue.s("größe 😀"));
    attributes.put("empty", AttributeValue.s(""));
    attributes.put("large", AttributeValue.n("9".repeat(38) + "E88"));
    attributes.put("small", AttributeValue.n("-1E-130"));
    attributes.put("zero", AttributeValue.n(0));
    attributes.put("bytes", AttributeValue.b(new byte[] {0, -1, 127}));
    attributes.put("texts", new SS(new LinkedHashSet<>(List.of("b", "a"))));
    attributes.put(
        "numbers",
        new NS(new LinkedHashSet<>(List.of(DynamoNumber.of(2), DynamoNumber.parse("1.5")))));
    attributes.put("blobs", new BS(new LinkedHashSet<>(List.of(Bytes.copyOf(new byte[] {1})))));
    attributes.put("yes", Bool.TRUE);
    attributes.put("no", Bool.FALSE);
    attributes.put("nothing", Null.INSTANCE);
    attributes.put(
        "deep", new M(Map.of("list", new L(List.of(AttributeValue.n(1), new M(Map.of()))))));
    return new Item(attributes);
  }
}
