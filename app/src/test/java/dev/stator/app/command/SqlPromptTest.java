package dev.stator.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlPromptTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"exit", "exit;", "quit", " quit; "})
  void ends_at_the_word_for_it(String end) throws IOException {
    List<String> statements = new ArrayList<>();
    String typed = "SELECT * FROM a;\n\n" + end + "\nSELECT * FROM b;\n";
    try (Terminal terminal =
        new DumbTerminal(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream())) {
      SqlPrompt.run(terminal, folder.resolve("history"), statements::add);
    }
    assertThat(statements).containsExactly("SELECT * FROM a;");
  }
}
