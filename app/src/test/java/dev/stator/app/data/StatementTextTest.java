package dev.stator.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementTextTest {
  private static List<String> statements(String lines) {
    StatementText text = new StatementText();
    List<String> whole = new ArrayList<>();
    lines.lines().forEach(line -> whole.addAll(text.add(line)));
    whole.addAll(text.end());
    return whole;
  }

  @Test
  void ends_at_a_semicolon_or_where_another_begins() {
    assertThat(statements("SELECT * FROM a; SELECT * FROM b;\n;\n"))
        .containsExactly("SELECT * FROM a", "SELECT * FROM b");
    assertThat(statements("select *\n  from a\ndelete from a\n where id = 1\n\n"))
        .containsExactly("select *\n  from a", "delete from a\n where id = 1");
    assertThat(statements(" \n")).isEmpty();
  }

  @Test
  void leaves_out_comments() {
    assertThat(
            statements(
                "-- all; of 'them\nSELECT * /* from; b\nor \"c */ FROM a -- here;\n;\n/* ; */\n--\n"))
        .containsExactly("SELECT *  \n  FROM a".replace("  \n ", "  \n"));
    assertThat(statements("SELECT * FROM a WHERE b = '-- no /* comment'"))
        .containsExactly("SELECT * FROM a WHERE b = '-- no /* comment'");
    assertThat(statements("SELECT * FROM a /* never closed\n; DELETE FROM b"))
        .containsExactly("SELECT * FROM a");
  }

  @Test
  void leaves_what_is_quoted_as_it_is() {
    assertThat(statements("INSERT INTO a VALUE {'id': 'x;\nSELECT ''y'';'}; SELECT * FROM \"a;b\""))
        .containsExactly(
            "INSERT INTO a VALUE {'id': 'x;\nSELECT ''y'';'}", "SELECT * FROM \"a;b\"");
  }
}
