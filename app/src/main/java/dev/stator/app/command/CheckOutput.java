package dev.stator.app.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stator.embedded.CheckReport;
import dev.stator.engine.check.IntegrityReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a check, for a person or for a program. */
record CheckOutput(Path folder, CheckReport report) {

  /** A sentence, the counts, then what is to be told, a line each. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append("The data folder ").append(folder);
    text.append(
        report.isClean()
            ? " is sound."
            : String.format(
                Locale.ROOT,
                " is damaged: %d %s.",
                report.problemCount(),
                report.problemCount() == 1 ? "problem" : "problems"));
    counts()
        .forEach(
            (what, count) ->
                text.append(
                    String.format(Locale.ROOT, "%n  %-16s %,15d", what.replace('_', ' '), count)));
    report.notes().forEach(note -> text.append("\nnote: ").append(note));
    report.damage().forEach(damage -> text.append("\ndamage: ").append(damage));
    List<String> problems = problems();
    problems.forEach(problem -> text.append("\nproblem: ").append(problem));
    long untold = report.problemCount() - report.damage().size() - problems.size();
    if (untold > 0) {
      text.append("\nand ").append(untold).append(" more");
    }
    return text.toString();
  }

  /**
   * One object: {@code folder}, {@code clean}, {@code problem_count}, {@code counts} (absent if the
   * files could not be opened), {@code notes}, {@code damage}, {@code problems}, the first hundred.
   */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("folder", folder.toString());
      out.writeBooleanField("clean", report.isClean());
      out.writeNumberField("problem_count", report.problemCount());
      if (report.contents() != null) {
        out.writeObjectFieldStart("counts");
        for (Map.Entry<String, Long> count : counts().entrySet()) {
          out.writeNumberField(count.getKey(), count.getValue());
        }
        out.writeEndObject();
      }
      writeLines(out, "notes", report.notes());
      writeLines(out, "damage", report.damage());
      writeLines(out, "problems", problems());
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void writeLines(JsonGenerator out, String name, List<String> lines)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String line : lines) {
      out.writeString(line);
    }
    out.writeEndArray();
  }

  private List<String> problems() {
    IntegrityReport contents = report.contents();
    return contents == null ? List.of() : contents.problems();
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    IntegrityReport contents = report.contents();
    if (contents != null) {
      counts.put("tables", contents.tables());
      counts.put("items", contents.items());
      counts.put("index_entries", contents.indexEntries());
      counts.put("stream_records", contents.streamRecords());
      counts.put("expiry_entries", contents.expiryEntries());
    }
    return counts;
  }
}
