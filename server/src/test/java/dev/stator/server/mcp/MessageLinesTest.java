package dev.stator.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageLinesTest {
  @Test
  void whatIsNotUtf8IsNoMessage() throws IOException {
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    in.writeBytes("\n  \r\n{\"a\":\"\u00fc\"}\r\n".getBytes(StandardCharsets.UTF_8));
    in.writeBytes(HexFormat.of().parseHex("7b22c080227d"));
    in.writeBytes("\n\n{\"b\":1}".getBytes(StandardCharsets.UTF_8));
    MessageLines lines = new MessageLines(new ByteArrayInputStream(in.toByteArray()));
    List<MessageLines.Line> read = new ArrayList<>();
    for (MessageLines.Line line = lines.next(); line != null; line = lines.next()) {
      read.add(line);
    }
    assertThat(read)
        .containsExactly(
            new MessageLines.Line("{\"a\":\"\u00fc\"}\r", false),
            new MessageLines.Line("", false),
            new MessageLines.Line("{\"b\":1}", false));
  }

  @Test
  void whatIsTooLongIsPassedOver() throws IOException {
    byte[] text = new byte[MessageLines.MESSAGE_LENGTH_MAX + 3];
    java.util.Arrays.fill(text, (byte) 'a');
    text[MessageLines.MESSAGE_LENGTH_MAX + 1] = '\n';
    MessageLines lines = new MessageLines(new ByteArrayInputStream(text));
    assertThat(lines.next()).isEqualTo(new MessageLines.Line("", true));
    assertThat(lines.next()).isEqualTo(new MessageLines.Line("a", false));
    assertThat(lines.next()).isNull();
  }
}
