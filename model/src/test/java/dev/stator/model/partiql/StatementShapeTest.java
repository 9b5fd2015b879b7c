package dev.stator.model.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.model.EngineError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement is about, whatever its parameters are. */
class StatementShapeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO T VALUE ?",
        "INSERT INTO T VALUE {'id': ?, 'tags': <<?, ?>>, 'list': [?, 1]};",
        "UPDATE \"T\" SET a = ? SET b = set_add(b, <<?>>) WHERE id = ? RETURNING ALL OLD *",
        "DELETE FROM T WHERE id = ? AND size(a) > ?",
        "SELECT * FROM \"T\".\"ByDate\" WHERE id IN [?, ?] OR x BETWEEN ? AND ?",
        "EXISTS(SELECT * FROM T WHERE id = ?)",
      })
  void needs_no_parameters(String statement) {
    assertThat(StatementParser.parseShape(statement).table()).isEqualTo("T");
    assertThatThrownBy(() -> StatementParser.parse(statement, List.of()))
        .isInstanceOf(EngineError.Validation.class)
        .hasMessageContaining("Number of parameters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void ends_a_comment_with_its_line(String end) {
    assertThat(
            StatementParser.parseShape(
                "-- SELECT * FROM A" + end + "DELETE FROM T /* \n FROM B */ WHERE id = 1"))
        .isInstanceOf(Statement.Delete.class)
        .extracting(Statement::table)
        .isEqualTo("T");
  }

  @Test
  void is_of_statements_only() {
    assertThatThrownBy(() -> StatementParser.parseShape("SELECT * FROM T; DELETE FROM T"))
        .isInstanceOf(EngineError.Validation.class);
  }
}
