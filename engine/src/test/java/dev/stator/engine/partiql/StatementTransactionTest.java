package dev.stator.engine.partiql;

import static dev.stator.engine.EngineUnderTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.EngineError.TransactionCanceled.Reason;
import dev.stator.model.operation.ConsumedCapacity;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.ItemResponse;
import dev.stator.model.operation.ParameterizedStatement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTransactionTest {
  private static final String HAPPY = " WHERE artist = 'Acme' AND song = 'Happy'";
  private static final String LOOK = " WHERE artist = 'Acme' AND song = 'Look'";
  private static final String MISMATCH = "The provided key element does not match the schema";

  private final EngineUnderTest engine =
      new EngineUnderTest().withTable("music", "artist:S", "song:S");

  @BeforeEach
  void seed() {
    engine.put(
        "music",
        item("artist", "Acme", "song", "Happy", "year", 2015),
        item("artist", "Acme", "song", "Look", "year", 2016));
  }

  private static ExecuteTransaction transaction(String... statements) {
    return new ExecuteTransaction(
        Arrays.stream(statements)
            .map(statement -> new ParameterizedStatement(statement, null, null))
            .toList(),
        null,
        "TOTAL");
  }

  private List<Reason> reasons(String... statements) {
    return catchThrowableOfType(
            TransactionCanceled.class, () -> engine.execute(transaction(statements)))
        .reasons();
  }

  @Test
  void writesAllOrNothing() {
    ExecuteTransaction.Result result =
        engine.execute(
            transaction(
                "EXISTS(SELECT * FROM music" + HAPPY + " AND awards IS MISSING)",
                "INSERT INTO music VALUE {'artist':'Acme','song':'New'}",
                "UPDATE music SET year = year + 1 SET tags = <<'a'>>" + LOOK));
    assertThat(result.responses()).isEmpty();
    assertThat(result.consumedCapacity())
        .containsExactly(new ConsumedCapacity("music", 6, false, ConsumedCapacity.Kind.WRITE));
    assertThat(
            reasons(
                "DELETE FROM music" + LOOK,
                "EXISTS(SELECT * FROM music" + HAPPY + " AND year > 2015)",
                "INSERT INTO music VALUE {'artist':'Acme','song':'New'}",
                "UPDATE music SET year = 1 WHERE artist = 'Acme' AND song = 'None'"))
        .containsExactly(
            Reason.NONE,
            Reason.conditionFailed(null),
            new Reason("DuplicateItem", "Duplicate primary key exists in table", null),
            Reason.conditionFailed(null));
    assertThat(engine.describe("music").itemCount()).isEqualTo(3);
  }

  @Test
  void readsAllAtOneMoment() {
    ExecuteTransaction.Result result =
        engine.execute(
            transaction(
                "SELECT year FROM music" + LOOK,
                "SELECT * FROM music WHERE artist IN ['Acme'] AND song = 'Happy'",
                "SELECT * FROM music WHERE artist = 'No' AND song = 'One'"));
    assertThat(result.responses())
        .containsExactly(
            new ItemResponse(item("year", 2016)),
            new ItemResponse(item("artist", "Acme", "song", "Happy", "year", 2015)),
            new ItemResponse(null));
    assertThat(result.consumedCapacity())
        .containsExactly(new ConsumedCapacity("music", 6, false, ConsumedCapacity.Kind.READ));
    engine.assertInvalid(
        transaction("SELECT * FROM music" + LOOK, "SELECT year FROM music" + LOOK),
        "Transaction request cannot include multiple operations on one item");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * FROM music WHERE artist='Acme'|Select statements within ExecuteTransaction must specify the primary key in the where clause.",
        "SELECT * FROM music WHERE artist='Acme' AND song='Look' AND year=1|Select statements within ExecuteTransaction must specify the primary key in the where clause.",
        "SELECT * FROM music WHERE artist='Acme' AND song='Look' AND artist='B'|Select statements within ExecuteTransaction must specify the primary key in the where clause.",
        "SELECT * FROM music.byyear WHERE artist='Acme' AND song='Look'|Reads on indices are not supported within transactions.",
        "SELECT * FROM music WHERE artist IN ['a','a'] AND song='Look'|Overlapping conditions with range keys are not supported in where clause",
        "UPDATE music SET a=1 WHERE artist='Acme' AND song='Look' RETURNING ALL NEW *|RETURNING clause is not supported in ExecuteTransaction.",
        "EXISTS(SELECT * FROM music WHERE artist='Acme' AND song='Look')|EXISTS() must contain a single item read with additional condition",
        "EXISTS(SELECT * FROM music WHERE artist IN ['Acme'] AND song='Look' AND year=1)|EXISTS() must contain a single item read with additional condition",
        "INSERT INTO music VALUE {'artist':'a','song':'s','x':[<<'a','a'>>]}|One or more parameter values were invalid: Input collection [a, a] contains duplicates.",
        "DELETE FROM music WHERE artist='Acme' AND song='Look' garbage|Statement wasn't well formed, can't be processed: Unexpected token after expression"
      })
  void saysWhichStatementNoTransactionCanDo(String statement, String message) {
    engine.assertInvalid(
        transaction(statement), "Validation failed in TransactStatements[0]: " + message);
  }

  @Test
  void cancelsWhatDoesNotNameOneItemOfATable() {
    String update = "UPDATE music SET a=1 WHERE ";
    assertThat(
            reasons(
                update + "artist='Acme'",
                update + "artist IN ['Acme'] AND song='Look'",
                update + "artist='Acme' AND song='Look' AND artist='B'",
                update + "artist='Acme' AND song=1",
                "INSERT INTO music VALUE {'artist':'Acme'}",
                "DELETE FROM none WHERE id = 'a'",
                update + "artist='Acme' AND song='Look'"))
        .containsExactly(
            Reason.validation(MISMATCH),
            Reason.validation(MISMATCH),
            Reason.validation(
                "Multiple conditions on same key artist. Only single item Update/Insert/Delete are"
                    + " supported"),
            Reason.validation(MISMATCH),
            Reason.validation(
                "One or more parameter values were invalid: Missing the key song in the item"),
            new Reason("ResourceNotFound", "Requested resource not found", null),
            Reason.NONE);
  }

  @Test
  void takesAHundredStatementsAllReadsOrAllWrites() {
    engine.assertInvalid(
        transaction("SELECT * FROM music" + LOOK, "DELETE FROM music" + HAPPY),
        "ExecuteTransaction API does not support both read and write operations in the same"
            + " request.");
    String[] inserts = new String[100];
    for (int at = 0; at < inserts.length; at++) {
      inserts[at] = "INSERT INTO music VALUE {'artist':'Many','song':'" + at + "'}";
    }
    engine.execute(transaction(inserts));
    assertThat(engine.describe("music").itemCount()).isEqualTo(102);
    engine.assertInvalid(
        transaction(Collections.nCopies(101, "DELETE FROM music" + HAPPY).toArray(String[]::new)),
        "1 validation error detected: Value at 'transactStatements' failed to satisfy constraint:"
            + " Member must have length less than or equal to 100");
  }
}
