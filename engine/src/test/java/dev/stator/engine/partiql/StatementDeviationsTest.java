package dev.stator.engine.partiql;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ExecuteStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that the service answers in another way, as DEVIATIONS.md says. */
final class StatementDeviationsTest {
  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("music", "artist:S", "song:S");

  @Test
  void comparesNoConditionWithABoolean() {
    assertThatThrownBy(() -> select("* FROM music WHERE attribute_exists(year) = false"))
        .isInstanceOf(EngineError.Validation.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* FROM music WHERE artist = 'Acme' AND (song > 'A' OR song < 'Z')",
        "* FROM music WHERE artist = 'Acme' AND (song = 'Look' OR year = 2016)"
      })
  void readsOnceWhatOverlaps(String select) {
    Item look = item("artist", "Acme", "song", "Look", "year", 2016);
    engine.put("music", look);
    assertThat(select(select)).containsExactly(look);
  }

  @Test
  void showsAColumnAndAPartOfIt() {
    engine.put("music", item("artist", "Acme", "song", "Look", "more", "m"));
    assertThat(select("more, more.part FROM music")).containsExactly(item("more", "m"));
  }

  private List<Item> select(String select) {
    return engine
        .execute(new ExecuteStatement("SELECT " + select, null, null, null, null, null, null))
        .items();
  }
}
