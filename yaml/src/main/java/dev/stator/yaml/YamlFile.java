package dev.stator.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a YAML file into its documents. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * The documents of {@code file}, empty ones left out.
   *
   * @throws YamlError if it cannot be read, is not YAML 1.2 or is beyond {@link YamlLimits}
   */
  public static List<YamlNode> read(Path file) {
    String name = file.toString();
    try {
      if (Files.size(file) > YamlLimits.FILE_BYTES_MAX) {
        throw new YamlError(
            name, "is larger than " + YamlLimits.FILE_BYTES_MAX + " bytes; split it");
      }
      return parse(name, text(Files.readAllBytes(file)));
    } catch (CharacterCodingException notUtf8) {
      throw new YamlError(name, "is not UTF-8 text");
    } catch (NoSuchFileException missing) {
      throw new YamlError(name, "cannot be read: there is no such file");
    } catch (IOException unreadable) {
      throw new YamlError(name, "cannot be read: " + unreadable);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** The documents of {@code text}, which came from the file called {@code name}. */
  public static List<YamlNode> parse(String name, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setUseMarks(true)
            .setCodePointLimit(YamlLimits.FILE_BYTES_MAX)
            .build();
    try {
      return new YamlTree(name, settings.getSchema().getScalarResolver())
          .documents(new Parse(settings).parseString(text));
    } catch (YamlError wrong) {
      throw templated(name, text, wrong);
    } catch (MarkedYamlEngineException malformed) {
      throw templated(name, text, malformed(name, malformed));
    } catch (YamlEngineException malformed) {
      throw new YamlError(name, "is not YAML: " + oneLine(String.valueOf(malformed.getMessage())));
    }
  }

  /** Tells whoever takes a chart's template for YAML what it is. */
  private static YamlError templated(String name, String text, YamlError wrong) {
    List<String> lines = text.lines().toList();
    String complaint = wrong.lines().getFirst();
    for (int number = 1; number <= lines.size(); number++) {
      boolean here = complaint.startsWith(new Position(name, number) + ":");
      // What comes after a line that is none of YAML's is complained about, too.
      String before = number == 1 ? "" : lines.get(number - 2);
      if (here && (lines.get(number - 1) + before).contains("{{")) {
        return new YamlError(
            List.of(complaint + "; {{ }} is a template: render it first, as 'helm template' does"));
      }
    }
    return wrong;
  }

  private static YamlError malformed(String name, MarkedYamlEngineException malformed) {
    int line = malformed.getProblemMark().map(Mark::getLine).orElse(0) + 1;
    String context = malformed.getContext();
    if (context != null && context.contains("alias")) {
      return new YamlError(
          new Position(name, line),
          "a value that starts with * is a YAML alias; quote it: \"*...\"");
    }
    return new YamlError(
        new Position(name, line), "is not YAML: " + oneLine(malformed.getProblem()));
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
