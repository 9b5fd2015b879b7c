package dev.stator.engine.legacy;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.legacy.LegacyRequests.KEY;
import static dev.stator.engine.legacy.LegacyRequests.TABLE;
import static dev.stator.engine.legacy.LegacyRequests.list;
import static dev.stator.engine.legacy.LegacyRequests.map;
import static dev.stator.engine.legacy.LegacyRequests.strings;
import static dev.stator.engine.legacy.LegacyRequests.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.AttributeValue;
import dev.stator.model.Bytes;
import dev.stator.model.Item;
import dev.stator.model.operation.AttributeValueUpdate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Source: Amazon DynamoDB Developer Guide, "AttributeUpdates (legacy)". */
class AttributeUpdatesTest {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private final EngineUnderTest engine = new EngineUnderTest().withTable(TABLE, "id:S", "at:N");

  @Test
  void putsAddsAndDeletes() {
    store("n", 10, "set", strings("a", "b"), "gone", 1, "old", "x", "l", list(AttributeValue.n(1)));

    engine.execute(
        update(
            map(
                "n",
                update("ADD", 5),
                "set",
                update("DELETE", strings("a", "z")),
                "gone",
                update("DELETE", null),
                "old",
                update(null, "y"),
                "new",
                update("PUT", 1),
                "l",
                update("ADD", list(AttributeValue.s("2"))))));

    assertThat(engine.get(TABLE, KEY))
        .isEqualTo(
            item(
                "id",
                "a",
                "at",
                1,
                "n",
                15,
                "set",
                strings("b"),
                "old",
                "y",
                "new",
                1,
                "l",
                list(AttributeValue.n(1), AttributeValue.s("2"))));
  }

  @Test
  void addsToWhatIsNotThere() {
    engine.execute(
        update(
            map(
                "n",
                update("ADD", 5),
                "set",
                update("ADD", strings("a")),
                "l",
                update("ADD", list(AttributeValue.n(1))))));

    assertThat(engine.get(TABLE, KEY))
        .isEqualTo(
            item("id", "a", "at", 1, "n", 5, "set", strings("a"), "l", list(AttributeValue.n(1))));
  }

  @Test
  void deletingFromNothingMakesNoItem() {
    engine.execute(update(map("x", update("DELETE", null), "y", update("DELETE", strings("a")))));

    assertThat(engine.get(TABLE, KEY)).isNull();
  }

  @Test
  void noUpdatesMakeTheBareItem() {
    engine.execute(update(Map.of()));

    assertThat(engine.get(TABLE, KEY)).isEqualTo(KEY);
  }

  @Test
  void aSetWithoutMembersIsGone() {
    store("set", strings("a"));

    engine.execute(update(map("set", update("DELETE", strings("a")))));

    assertThat(engine.get(TABLE, KEY)).isEqualTo(KEY);
  }

  @Test
  void namesAreWholeNames() {
    engine.execute(update(map("a.b[0]", update("PUT", 1))));

    assertThat(engine.get(TABLE, KEY)).isEqualTo(item("id", "a", "at", 1, "a.b[0]", 1));
  }

  @Test
  void returnsWhatWasUpdated() {
    store("n", 1, "other", 2);

    var old = engine.execute(update(map("n", update("ADD", 1)), null, "UPDATED_OLD"));
    var now = engine.execute(update(map("n", update("ADD", 1)), null, "UPDATED_NEW"));

    assertThat(old.attributes()).isEqualTo(item("n", 1));
    assertThat(now.attributes()).isEqualTo(item("n", 3));
  }

  @Test
  void tellsTypesThatDoNotFit() {
    store("text", "x", "n", 1, "set", strings("a"));

    String mismatch = "Type mismatch for attribute to update";
    assertInvalid("text", update("ADD", 1), mismatch);
    assertInvalid("n", update("ADD", strings("a")), mismatch);
    assertInvalid("n", update("ADD", list()), mismatch);
    assertInvalid("set", update("DELETE", new AttributeValue.NS(Set.of())), emptyNumberSet());
    assertInvalid("set", update("DELETE", new AttributeValue.BS(Set.of(bytes()))), mismatch);
    for (AttributeValue value :
        new AttributeValue[] {
          AttributeValue.s("1"),
          AttributeValue.Null.INSTANCE,
          AttributeValue.Bool.TRUE,
          new AttributeValue.M(Map.of())
        }) {
      assertInvalid(
          "x",
          update("ADD", value),
          INVALID + "ADD action is not supported for the type " + value.type());
      assertInvalid(
          "x",
          update("DELETE", value),
          INVALID + "DELETE action with value is not supported for the type " + value.type());
    }
    assertInvalid(
        "x",
        update("DELETE", AttributeValue.n(1)),
        INVALID + "DELETE action with value is not supported for the type N");
  }

  @Test
  void tellsWrongRequests() {
    assertInvalid(
        "x",
        update("PUT", null),
        INVALID + "Only DELETE action is allowed when no attribute value is specified");
    assertInvalid(
        "x",
        update(null, null),
        INVALID + "Only DELETE action is allowed when no attribute value is specified");
    assertInvalid(
        "at",
        update("PUT", 1),
        INVALID + "Cannot update attribute at. This attribute is part of the key");
    assertInvalid(
        "x",
        update("MULTIPLY", 1),
        "1 validation error detected: Value 'MULTIPLY' at 'attributeUpdates.x.member.action' failed"
            + " to satisfy constraint: Member must satisfy enum value set: [ADD, DELETE, PUT]");
    assertInvalid(
        "n",
        update("ADD", AttributeValue.n("9.9e125")),
        "Number overflow. Attempting to store a number with magnitude larger than supported range",
        item("id", "a", "at", 1, "n", AttributeValue.n("9.9e125")));
  }

  private void store(Object... namesAndValues) {
    Item more = item(namesAndValues);
    Item all = KEY;
    for (var attribute : more.attributes().entrySet()) {
      all = all.with(attribute.getKey(), attribute.getValue());
    }
    engine.put(TABLE, all);
  }

  private void assertInvalid(String attribute, AttributeValueUpdate update, String message) {
    engine.assertInvalid(update(map(attribute, update)), message);
  }

  private void assertInvalid(
      String attribute, AttributeValueUpdate update, String message, Item stored) {
    engine.put(TABLE, stored);
    assertInvalid(attribute, update, message);
  }

  private static String emptyNumberSet() {
    return INVALID + "An number set  may not be empty";
  }

  private static Bytes bytes() {
    return Bytes.copyOf(new byte[] {1});
  }
}
