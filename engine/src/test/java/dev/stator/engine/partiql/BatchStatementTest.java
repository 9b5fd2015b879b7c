package dev.stator.engine.partiql;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.AttributeValue;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchExecuteStatement.Response;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.ConsumedCapacity;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchStatementTest {
  private static final String BY_KEY = "SELECT * FROM music WHERE artist = 'Acme' AND song = ";
  private static final String KEY_NEEDED =
      "Select statements within BatchExecuteStatement must specify the primary key in the where"
          + " clause.";

  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("music", "artist:S", "song:S");

  @BeforeEach
  void seed() {
    engine.put(
        "music",
        item("artist", "Acme", "song", "Happy", "year", 2015),
        item("artist", "Acme", "song", "Look", "year", 2016));
  }

  private List<Response> execute(String... statements) {
    return engine.execute(batch(statements)).responses();
  }

  private static BatchExecuteStatement batch(String... statements) {
    return new BatchExecuteStatement(
        Arrays.stream(statements)
            .map(statement -> new BatchStatement(statement, null, null, "ALL_OLD"))
            .toList(),
        "TOTAL");
  }

  private static Response failed(String code, String message, @Nullable String table) {
    return new Response(new BatchExecuteStatement.StatementError(code, message, null), table, null);
  }

  @Test
  void readsItemsByTheirWholeKey() {
    BatchExecuteStatement.Result result =
        engine.execute(
            batch(
                BY_KEY + "'Happy'",
                "SELECT year FROM \"music\" WHERE song IN ['Look'] AND artist = 'Acme'",
                BY_KEY + "'None'"));
    assertThat(result.responses())
        .containsExactly(
            new Response(null, "music", item("artist", "Acme", "song", "Happy", "year", 2015)),
            new Response(null, "music", item("year", 2016)),
            new Response(null, "music", null));
    assertThat(result.consumedCapacity())
        .containsExactly(new ConsumedCapacity("music", 1.5, false));
  }

  @Test
  void tellsWhatIsWrongWithAReadInItsPlace() {
    assertThat(
            execute(
                BY_KEY + "'Happy'",
                "SELECT * FROM music WHERE artist = 'Acme'",
                BY_KEY + "'Happy' AND year = 2015",
                "SELECT * FROM music.byyear WHERE artist = 'Acme' AND song = 'Happy'",
                "SELECT * FROM none WHERE artist = 'Acme' AND song = 'Happy'",
                BY_KEY + "7",
                "SELECT * FROM"))
        .extracting(Response::error)
        .extracting(error -> error == null ? null : error.code() + ": " + error.message())
        .containsExactly(
            null,
            "ValidationError: " + KEY_NEEDED,
            "ValidationError: " + KEY_NEEDED,
            "ValidationError: " + KEY_NEEDED,
            "ResourceNotFound: Requested resource not found",
            "ValidationError: Key attribute's data type should match its data type in table's"
                + " schema: Key song",
            "ValidationError: Statement wasn't well formed, can't be processed: Unexpected end of"
                + " statement at 1:14");
  }

  @Test
  void writesEachStatementByItself() {
    List<Response> responses =
        execute(
            "INSERT INTO music VALUE {'artist':'Acme','song':'New'}",
            "INSERT INTO music VALUE {'artist':'Acme','song':'Happy'}",
            "UPDATE music SET year = 1 WHERE artist = 'Acme' AND song = 'Look' AND year = 7",
            "UPDATE music SET year = 2 WHERE artist = 'Acme' AND song = 'Look'"
                + " RETURNING ALL NEW *",
            "UPDATE music SET year = 2 WHERE artist = 'Acme'",
            "DELETE FROM music WHERE artist = 'Acme' AND song = 'Happy'");
    Response look =
        new Response(
            new BatchExecuteStatement.StatementError(
                "ConditionalCheckFailed",
                "The conditional request failed",
                item("artist", "Acme", "song", "Look", "year", 2016)),
            "music",
            null);
    assertThat(responses)
        .containsExactly(
            new Response(null, "music", null),
            failed("DuplicateItem", "Duplicate primary key exists in table", "music"),
            look,
            new Response(null, "music", item("artist", "Acme", "song", "Look", "year", 2)),
            failed(
                "ValidationError",
                "Where clause does not contain a mandatory equality on all key attributes",
                null),
            new Response(null, "music", null));
    assertThat(engine.describe("music").itemCount()).isEqualTo(2);
  }

  @Test
  void takesTwentyFiveStatementsAllReadsOrAllWrites() {
    assertThat(execute(Collections.nCopies(25, BY_KEY + "'Happy'").toArray(String[]::new)))
        .hasSize(25);
    engine.assertInvalid(
        batch(Collections.nCopies(26, BY_KEY + "'Happy'").toArray(String[]::new)),
        "1 validation error detected: Value at 'statements' failed to satisfy constraint: Member"
            + " must have length less than or equal to 25");
    engine.assertInvalid(
        batch(BY_KEY + "'Happy'", "DELETE FROM music WHERE artist = 'Acme' AND song = 'Happy'"),
        "Read and write requests together in the same batch is not supported.");
    engine.assertInvalid(
        new BatchExecuteStatement(List.of(), null),
        "1 validation error detected: Value '[]' at 'statements' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 1");
    assertThat(execute("EXISTS(SELECT * FROM music WHERE artist = 'a' AND song = 'b' AND c = 1)"))
        .containsExactly(
            failed(
                "ValidationError",
                "EXISTS can only be used in ExecuteTransaction write requests.",
                null));
  }

  @Test
  void putsParametersInTheirPlaces() {
    BatchStatement statement =
        new BatchStatement(BY_KEY + "?", List.of(AttributeValue.s("Look")), true, null);
    BatchExecuteStatement.Result result =
        engine.execute(new BatchExecuteStatement(List.of(statement), "TOTAL"));
    assertThat(result.responses().getFirst().item())
        .isEqualTo(item("artist", "Acme", "song", "Look", "year", 2016));
    assertThat(result.consumedCapacity()).containsExactly(new ConsumedCapacity("music", 1, false));
  }
}
