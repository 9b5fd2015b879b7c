package dev.stator.engine.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Item;
import dev.stator.model.operation.ExecuteStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementOperationTest {
  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("music", "artist:S", "song:S");

  @BeforeEach
  void seed() {
    execute(
        "INSERT INTO music VALUE {'artist':'Acme','song':'Happy','year':2015,'genre':'Pop','awards':{'won':[1,2]}}");
    execute(
        "INSERT INTO \"music\" VALUE {'artist':?,'song':'Look','year':2016,'genre':null,'tags':<<'a','b'>>};",
        AttributeValue.s("Acme"));
    execute("INSERT INTO music VALUE {'artist':'Nobody','song':'Call','year':-1.50}");
  }

  private ExecuteStatement.Result execute(String statement, AttributeValue... parameters) {
    return page(statement, null, null, parameters);
  }

  private ExecuteStatement.Result page(
      String statement,
      @Nullable Integer limit,
      @Nullable String token,
      AttributeValue... parameters) {
    return engine.execute(
        new ExecuteStatement(
            statement,
            parameters.length == 0 ? null : List.of(parameters),
            null,
            limit,
            token,
            null,
            null));
  }

  private static List<String> songs(List<Item> items) {
    return items.stream()
        .map(item -> item.get("song"))
        .map(song -> ((AttributeValue.S) java.util.Objects.requireNonNull(song)).value())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "artist = 'Acme'|Happy,Look",
        "artist = 'Acme' AND song = 'Look'|Look",
        "'Acme' = artist AND 'I' < song|Look",
        "artist = 'Acme' AND begins_with(song, 'H')|Happy",
        "artist = 'Acme' AND song BETWEEN 'A' AND 'I'|Happy",
        "artist = 'Acme' AND song > 'A' AND song < 'I'|Happy",
        "artist = 'Acme' AND year > 2015|Look",
        "artist = 'Acme' AND (year = 2015 OR year = 2016) AND genre = 'Pop'|Happy",
        "artist = 'Acme' AND genre IS NULL|Look",
        "artist = 'Acme' AND tags IS MISSING|Happy",
        "artist = 'Acme' AND tags IS NOT MISSING|Look",
        "artist = 'Acme' AND contains(tags, 'a')|Look",
        "artist = 'Acme' AND awards.won[1] = 2|Happy",
        "artist = 'Acme' AND size(tags) = 2|Look",
        "artist = 'Acme' AND year IN [2015, 2017]|Happy",
        "artist = 'Acme' AND year NOT IN (2015, 2017)|Look",
        "artist = 'Acme' AND NOT (year = 2015)|Look",
        "year = -1.5|Call",
        "artist IN ['Nobody', 'Else']|Call",
        "artist = 'Acme' ORDER BY song DESC|Look,Happy"
      })
  void selects(String where, String songs) {
    assertThat(songs(execute("SELECT * FROM music WHERE " + where).items()))
        .containsExactly(songs.split(","));
  }

  @Test
  void projects() {
    List<Item> items =
        execute(
                "SELECT song, awards.won[0] FROM \"music\" WHERE artist = ? AND song = 'Happy'",
                AttributeValue.s("Acme"))
            .items();
    assertThat(items)
        .containsExactly(
            new Item(Map.of("song", AttributeValue.s("Happy"), "won[0]", AttributeValue.n(1))));
  }

  @Test
  void pagesWithATokenOfItsOwnStatement() {
    List<String> songs = new ArrayList<>();
    String token = null;
    do {
      ExecuteStatement.Result page = page("SELECT * FROM music", 1, token);
      songs.addAll(songs(page.items()));
      token = page.nextToken();
    } while (token != null);
    assertThat(songs).containsExactlyInAnyOrder("Happy", "Look", "Call");
    String other = page("SELECT * FROM music", 1, null).nextToken();
    assertThatThrownBy(() -> page("SELECT song FROM music", 1, other))
        .hasMessage("NextToken does not match request");
    assertThatThrownBy(() -> page("SELECT song FROM music", 1, "???"))
        .hasMessage("NextToken does not match request");
  }

  @Test
  void updatesWhatExists() {
    List<Item> returned =
        execute(
                "UPDATE music SET year = year + 1, tags = set_add(tags, <<'c'>>) REMOVE genre"
                    + " WHERE artist = 'Acme' AND song = 'Look' AND year = 2016 RETURNING ALL NEW *")
            .items();
    assertThat(returned)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.get("year")).isEqualTo(AttributeValue.n(2017));
              assertThat(item.has("genre")).isFalse();
              assertThat(item.get("tags"))
                  .isEqualTo(new AttributeValue.SS(java.util.Set.of("a", "b", "c")));
            });
    assertThatThrownBy(() -> execute("UPDATE music SET a = 1 WHERE artist = 'No' AND song = 'One'"))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class);
    assertThatThrownBy(() -> execute("UPDATE music SET a = 1 WHERE artist = 'Acme'"))
        .hasMessage("Where clause does not contain a mandatory equality on all key attributes");
  }

  @Test
  void deletes() {
    assertThat(
            songs(
                execute(
                        "DELETE FROM music WHERE artist = 'Nobody' AND song = 'Call' RETURNING ALL OLD *")
                    .items()))
        .containsExactly("Call");
    assertThat(execute("DELETE FROM music WHERE artist = 'Nobody' AND song = 'Call'").items())
        .isEmpty();
    assertThatThrownBy(
            () -> execute("DELETE FROM music WHERE artist = 'Acme' AND song = 'Look' AND year = 1"))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class);
  }

  @Test
  void insertsOnlyWhatIsNew() {
    assertThatThrownBy(() -> execute("INSERT INTO music VALUE {'artist':'Acme','song':'Happy'}"))
        .isInstanceOf(EngineError.DuplicateItem.class)
        .hasMessage("Duplicate primary key exists in table");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELEC * FROM music|Statement wasn't well formed, can't be processed: Unexpected token 'SELEC' at 1:1",
        "SELECT * FROM|Statement wasn't well formed, can't be processed: Unexpected end of statement at 1:14",
        "SELECT * FROM music WHERE artist = 'x|Statement wasn't well formed, can't be processed: Unterminated quote at 1:36",
        "SELECT * FROM music WHERE artist = ?|Number of parameters in request and statement don't match.",
        "SELECT * FROM music WHERE artist = 'a' # 1|Statement wasn't well formed, can't be processed: Unexpected character '#' at 1:40"
      })
  void saysWhatIsWrong(String statement, String message) {
    assertThatThrownBy(() -> execute(statement))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(message);
  }

  @Test
  void refusesParametersThatTheStatementDoesNotHave() {
    assertThatThrownBy(() -> execute("SELECT * FROM music", AttributeValue.s("Rose")))
        .hasMessage("Number of parameters in request and statement don't match.");
  }
}
