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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        "artist = 'Acme' ORDER BY song DESC|Look,Happy",
        "artist = 'Acme' ORDER BY artist|Look,Happy",
        "artist IN ['Nobody', 'Acme']|Call,Happy,Look",
        "artist IN ['Nobody', 'Acme'] ORDER BY artist, song DESC|Look,Happy,Call",
        "artist IN ['Nobody', 'Acme'] ORDER BY artist DESC, song|Call,Happy,Look",
        "(artist = 'Nobody' OR artist = 'Acme') AND year > 2015|Look",
        "artist = 'Acme' AND song IN ['Look', 'None', 'Happy']|Look,Happy",
        "artist = 'Acme' AND song IN ['Look', 'Happy'] ORDER BY song|Happy,Look",
        "artist = 'Acme' AND song > 'A' AND song <> 'Happy'|Look",
        "artist = 'Acme' AND (song < 'I' OR song = 'Look')|Happy,Look",
        "artist = 'Acme' AND song = 'Look' AND song > 'A'|Look",
        "artist = 'Acme' AND NOT song = 'Look'|Happy",
        "artist = 'Acme' AND attribute_exists(tags)|Look",
        "artist = 'Acme' AND attribute_not_exists(tags) /* no set */|Happy"
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
  void readsSeveralPartitionsPageByPage() {
    List<String> songs = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      ExecuteStatement.Result page =
          page("SELECT * FROM music WHERE artist IN ['None', 'Nobody', 'Acme']", 1, token);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(1);
      songs.addAll(songs(page.items()));
      token = page.nextToken();
      pages++;
    } while (token != null);
    assertThat(songs).containsExactly("Call", "Happy", "Look");
    assertThat(pages).isEqualTo(4);
    assertThat(execute("SELECT * FROM music WHERE artist = 'Acme' AND artist = 'Nobody'").items())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"49,0,true", "50,0,true", "51,0,false", "25,2,true", "26,2,false"})
  void makesFiftyReadsOfOneStatement(int artists, int songs, boolean fits) {
    String statement =
        "SELECT * FROM music WHERE artist IN ["
            + names(artists)
            + "]"
            + (songs == 0 ? "" : " AND song IN [" + names(songs) + "]");
    if (fits) {
      assertThat(execute(statement).items()).isEmpty();
    } else {
      assertThatThrownBy(() -> execute(statement))
          .hasMessage("Too many decomposed read operations for a given query.");
    }
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "'v" + number + "'")
        .collect(Collectors.joining(","));
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
        "SELEC * FROM music|Statement wasn't well formed, can't be processed: Expected data manipulation",
        "SELECT * FROM|Statement wasn't well formed, can't be processed: Unexpected end of statement at 1:14",
        "SELECT * FROM music WHERE artist = 'x|Statement wasn't well formed, can't be processed: Unterminated quote at 1:36",
        "SELECT * FROM music WHERE artist = 'a' garbage|Statement wasn't well formed, can't be processed: Unexpected token after expression",
        "SELECT * FROM music ORDER BY song|Must have WHERE clause in the statement when using ORDER BY clause.",
        "SELECT * FROM music WHERE artist = 'a' ORDER BY year|Attribute year in ORDER BY clause must be part of the primary key",
        "SELECT * FROM music WHERE artist > 'a' ORDER BY song|Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.",
        "SELECT * FROM music WHERE artist IN ['a','b'] ORDER BY song|Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.",
        "SELECT * FROM music WHERE artist IN ['a','a']|Overlapping conditions with range keys are not supported in where clause",
        "SELECT * FROM music WHERE artist = 1 OR artist = 'a'|Key attribute's data type should match its data type in table's schema: Key artist",
        "SELECT * FROM music WHERE artist = 'a' AND song IN ['x', 2]|Key attribute's data type should match its data type in table's schema: Key song",
        "INSERT INTO music VALUE {'artist':'a','song':'s','x':<<>>}|Empty bags are not supported",
        "INSERT INTO music VALUE {'artist':'a','song':'s','x':<<1,'a'>>}|Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags",
        "INSERT INTO music VALUE {'artist':'a','song':'s','x':<<'a','a'>>}|One or more parameter values were invalid: Input collection [a, a] contains duplicates.",
        "EXISTS(SELECT * FROM music WHERE artist = 'a' AND song = 's' AND x = 1)|EXISTS can only be used in ExecuteTransaction write requests.",
        "DELETE FROM music WHERE artist = 'a' AND song = 's' AND artist = 'b'|Multiple conditions on same key artist. Only single item Update/Insert/Delete are supported",
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
