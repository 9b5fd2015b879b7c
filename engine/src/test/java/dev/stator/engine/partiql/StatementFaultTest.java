package dev.stator.engine.partiql;

import static dev.stator.engine.EngineUnderTest.item;
import static dev.stator.engine.IndexedTable.KEYS_ONLY;
import static dev.stator.engine.IndexedTable.include;
import static dev.stator.engine.IndexedTable.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.EngineUnderTest;
import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.operation.BatchExecuteStatement;
import dev.stator.model.operation.BatchStatement;
import dev.stator.model.operation.ExecuteStatement;
import dev.stator.model.operation.ExecuteTransaction;
import dev.stator.model.operation.ParameterizedStatement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service tells of statements that it understands and does not take, word by word. */
class StatementFaultTest {
  private static final String KEY = " WHERE pk='a' AND sk='1'";
  private static final String EMPTY_SET =
      "One or more parameter values were invalid: An string set  may not be empty";

  private final EngineUnderTest engine = new EngineUnderTest();

  @BeforeEach
  void seed() {
    engine.create(
        table("Toy", "pk:S", "sk:S")
            .global("byKind", include("shown"), "kind:S")
            .local("byDay", KEYS_ONLY, "pk:S", "day:S")
            .request());
    engine.put(
        "Toy",
        item("pk", "a", "sk", "1", "n", 5, "tags", new AttributeValue.SS(Set.of("x"))),
        item("pk", "a", "sk", "2", "kind", "k", "hidden", "h"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT l[-1] FROM Toy{}|List index is not within the allowable range; index: [-1] at 1:11:1",
        "SELECT l[2147483648] FROM Toy{}|List index is not within the allowable range; index: [2147483648] at 1:10:10",
        "SELECT sk FROM Toy{} AND attribute_type(n, 1)|Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N",
        "SELECT sk FROM Toy{} AND attribute_type(n, true)|Incorrect operand type for operator or function; operator or function: attribute_type, operand type: BOOL",
        "SELECT sk FROM Toy{} AND attribute_type(n, 'X')|Invalid attribute type name found; type: X, valid types: {N,BS,L,B,NULL,M,S,SS,NS,BOOL}",
        "SELECT sk FROM none{} AND n < true|Incorrect operand type for operator or function; operator or function: <, operand type: BOOL",
        "SELECT sk FROM Toy{} AND n BETWEEN true AND false|Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: BOOL",
        "UPDATE Toy SET n = 'a' + 1{} AND nope='x'|Incorrect operand type for operator or function; operator or function: +, operand type: S",
        "UPDATE Toy SET n = n - null{} AND nope='x'|Incorrect operand type for operator or function; operator or function: -, operand type: NULL",
        "UPDATE Toy SET tags = set_add(tags, 'x'){}|The second argument to SET_ADD must be a value with type SET at 1:31:4",
        "UPDATE Toy SET tags = set_delete(tags, ['x']){}|The second argument to SET_DELETE must be a value with type SET at 1:34:4",
        "UPDATE Toy SET other = set_add(tags, <<'x'>>){}|The first argument to SET_ADD must equal the assignment value at 1:24:7",
        "UPDATE Toy SET n = <<2, 2.0>>{}|One or more parameter values were invalid: Input collection [2, 2.0] contains duplicates! under root",
        "SELECT sk FROM Toy{} AND tags = <<'a','a'>>|One or more parameter values were invalid: Input collection [a, a] contains duplicates.",
        "SELECT * FROM Toy.byKind.more WHERE kind='k'|A path may contain at most 2 components in the FROM clause",
        "SELECT * FROM Toy.\"\" WHERE kind='k'|Path component cannot be an empty string",
        "SELECT * FROM \"\"{}|Path component cannot be an empty string",
        "INSERT INTO Toy.byKind VALUE {'pk':'b','sk':'1'}|FROM clause may only contain a single table name",
        "UPDATE none.byKind SET n = 1{}|This operation is not supported on an index",
        "DELETE FROM Toy.byKind{}|This operation is not supported on an index",
        "DELETE FROM Toy{} RETURNING MODIFIED OLD *|Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements.",
        "DELETE FROM Toy{} RETURNING ALL NEW *|Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements."
      })
  void saysWhatIsWrong(String statement, String message) {
    refuses(statement.replace("{}", KEY), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NOT (hidden='h' OR shown='x')|[hidden]",
        "b='1' AND (a='2' OR shown='3')|[a, b]",
        "(zz='1' OR aa='2' OR mm='3')|[zz, aa, mm]"
      })
  void namesTheFilterAttributesThatAnIndexDoesNotHave(String filter, String names) {
    refuses(
        "SELECT pk FROM Toy.byKind WHERE kind='k' AND " + filter,
        "One or more parameter values were invalid: Secondary index byKind does not project one or"
            + " more filter attributes: "
            + names);
  }

  @Test
  void readsNoGlobalIndexConsistently() {
    assertThatThrownBy(() -> consistent("SELECT * FROM Toy.byKind WHERE kind='k'"))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage("Strongly consistent read is not supported on Global Secondary Indexes");
    assertThat(consistent("SELECT * FROM Toy.byDay WHERE pk='a'").items()).isEmpty();
  }

  private ExecuteStatement.Result consistent(String statement) {
    return engine.execute(new ExecuteStatement(statement, null, true, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"{'a':, }, .a", "[, ], [0]"})
  void tellsWhereALiteralIsTooDeep(String open, String close, String step) {
    refuses(
        "UPDATE Toy SET d = {'a':" + open.repeat(31) + "1" + close.repeat(31) + "}" + KEY,
        "Nesting Levels have exceeded supported limits under root.a" + step.repeat(31));
  }

  @Test
  void tellsThatAnUpdateMadeAnItemTooDeep() {
    execute("UPDATE Toy SET m = {}" + KEY);
    AttributeValue deep = AttributeValue.s("x");
    for (int depth = 0; depth < 31; depth++) {
      deep = new AttributeValue.L(List.of(deep));
    }
    refuses(
        "UPDATE Toy SET m.deep = ?" + KEY, "Nesting Levels have exceeded supported limits", deep);
  }

  @Test
  void takesNoParametersInsideOfLiterals() {
    AttributeValue value = AttributeValue.s("v");
    refuses(
        "UPDATE Toy SET x = [?]" + KEY,
        "Unsupported data type: Parameter under key root[0] at 1:21:1",
        value);
    refuses(
        "INSERT INTO Toy VALUE {'pk':'b','sk':'1','m':{'k':?}}",
        "Unsupported data type: Parameter under key root.k at 1:51:1",
        value);
    execute("INSERT INTO Toy VALUE {'pk':?,'sk':'1'}", value);
    assertThat(execute("SELECT * FROM Toy WHERE pk IN [?, 'w']", value).items()).hasSize(1);
  }

  @Test
  void looksAtParametersBeforeTheStatement() {
    refuses("UPDATE Toy SET WHERE", EMPTY_SET, emptySet());
    assertThatThrownBy(
            () ->
                engine.execute(
                    new ExecuteTransaction(
                        List.of(
                            new ParameterizedStatement("SLECT", null, null),
                            new ParameterizedStatement(
                                "UPDATE Toy SET n = ?" + KEY, List.of(emptySet()), null)),
                        null,
                        null)))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(EMPTY_SET);
  }

  private static AttributeValue emptySet() {
    return new AttributeValue.SS(Set.of());
  }

  @Test
  void countsSignsAsOftenAsTheyStand() {
    execute("UPDATE Toy SET n = n - - 2, l = [- 1]" + KEY);
    assertThat(execute("SELECT n, l[-0] FROM Toy" + KEY + " AND n > - - -1 AND n = +7").items())
        .containsExactly(item("n", 7, "l[0]", -1));
  }

  @Test
  void takesAStatementLongerThanAnExpressionMayBe() {
    String changes =
        IntStream.range(0, 500).mapToObj(at -> "attr" + at + "=1").collect(Collectors.joining(","));
    assertThat(changes).hasSizeGreaterThan(4096);
    assertThat(execute("UPDATE Toy SET " + changes + KEY).items()).isEmpty();
  }

  @Test
  void deletesNothingWhereThereIsNothing() {
    String absent = "DELETE FROM Toy WHERE pk='none' AND sk='1' AND n = 1";
    assertThat(execute(absent).items()).isEmpty();
    assertThat(execute(absent + " RETURNING ALL OLD *").items()).isEmpty();
    assertThat(batch(absent)).extracting(BatchExecuteStatement.Response::error).containsNull();
    assertThatThrownBy(() -> execute("DELETE FROM Toy" + KEY + " AND n = 1"))
        .isInstanceOf(EngineError.ConditionalCheckFailed.class);
  }

  @Test
  void namesTheTableOfTheMembersThatRan() {
    assertThat(
            batch(
                "SLECT",
                "UPDATE Toy SET n = 1 WHERE pk='a'",
                "INSERT INTO Toy VALUE {'pk':'a','sk':'1'}",
                "UPDATE Toy SET n = 1" + KEY + " AND n = 1"))
        .extracting(BatchExecuteStatement.Response::tableName)
        .containsExactly(null, null, "Toy", "Toy");
  }

  private List<BatchExecuteStatement.Response> batch(String... statements) {
    return engine
        .execute(
            new BatchExecuteStatement(
                Arrays.stream(statements)
                    .map(statement -> new BatchStatement(statement, null, null, null))
                    .toList(),
                null))
        .responses();
  }

  private void refuses(String statement, String message, AttributeValue... parameters) {
    assertThatThrownBy(() -> execute(statement, parameters))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessage(message);
  }

  private ExecuteStatement.Result execute(String statement, AttributeValue... parameters) {
    return engine.execute(
        new ExecuteStatement(
            statement,
            parameters.length == 0 ? null : List.of(parameters),
            null,
            null,
            null,
            null,
            null));
  }
}
