package dev.stator.engine.limits;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.AttributeValue;
import dev.stator.model.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * 400 KB for names and values of an item: Developer Guide, "Quotas", Item size. What a single
 * UpdateItem adds to that is {@code UpdateSizeTest}'s.
 */
final class ItemSizeLimitTest {
  /** The name and the value of the key, and the name of the attribute. */
  private static final int REST_BYTES = "id".length() + "a".length() + "x".length();

  private static final int ROOM = Limits.ITEM_SIZE_BYTES_MAX - REST_BYTES;
  private static final String TOO_LARGE = "Item size has exceeded the maximum allowed size";
  private static final String UPDATED_TOO_LARGE =
      "Item size to update has exceeded the maximum allowed size";

  private final EngineUnderTest engine = new EngineUnderTest().withTable("things", "id:S");

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UPDATE_ITEM")
  void isFourHundredKilobytesToTheByte(WritePath path) {
    for (int beyond : new int[] {-1, 0, 1}) {
      EngineUnderTest fresh = path.isPut() ? freshTable() : engine;
      fresh.put("things", path.isPut() ? item("id", "other") : item("id", "a"));
      assertThat(Answers.of(fresh, path.write("a", text(ROOM + beyond))))
          .as("%s, %d beyond", path, beyond)
          .isEqualTo(beyond <= 0 ? Answers.DONE : refusal(path));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UPDATE_ITEM")
  void countsUtf8AndBytes(WritePath path) {
    assertThat(Answers.of(freshWith(path), path.write("a", AttributeValue.s(euros(ROOM)))))
        .isEqualTo(Answers.DONE);
    assertThat(Answers.of(freshWith(path), path.write("a", AttributeValue.s(euros(ROOM) + "e"))))
        .isEqualTo(refusal(path));
    assertThat(Answers.of(freshWith(path), path.write("a", AttributeValue.b(new byte[ROOM]))))
        .isEqualTo(Answers.DONE);
    assertThat(Answers.of(freshWith(path), path.write("a", AttributeValue.b(new byte[ROOM + 1]))))
        .isEqualTo(refusal(path));
  }

  /** As many bytes of UTF-8, three for most characters. */
  private static String euros(int bytes) {
    return "\u20ac".repeat(bytes / 3) + "e".repeat(bytes % 3);
  }

  private static AttributeValue text(int length) {
    return AttributeValue.s("v".repeat(length));
  }

  private static EngineUnderTest freshTable() {
    return new EngineUnderTest().withTable("things", "id:S");
  }

  /** Without the item for inserts, with it for updates. */
  private static EngineUnderTest freshWith(WritePath path) {
    EngineUnderTest fresh = freshTable();
    if (!path.isPut()) {
      fresh.put("things", item("id", "a"));
    }
    return fresh;
  }

  private static String refusal(WritePath path) {
    return switch (path) {
      case TRANSACT_UPDATE -> Answers.canceled("ValidationError: " + UPDATED_TOO_LARGE);
      case UPDATE_ITEM, UPDATE_STATEMENT -> UPDATED_TOO_LARGE;
      case INSERT_IN_TRANSACTION -> "Validation failed in TransactStatements[0]: " + TOO_LARGE;
      default -> TOO_LARGE;
    };
  }
}
