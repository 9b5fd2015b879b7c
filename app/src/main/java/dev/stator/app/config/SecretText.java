package dev.stator.app.config;

import dev.stator.tables.Secret;
import dev.stator.yaml.Fields;
import dev.stator.yaml.YamlError;
import dev.stator.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A secret of the configuration: written as a text, or as {@code {env: VARIABLE}}, or as {@code
 * {file: PATH}}, whose line end does not count. Errors name the place, never the value.
 */
final class SecretText {
  private static final int FILE_BYTES_MAX = 64 * 1024;
  private static final String ENV = "env";
  private static final String FILE = "file";

  private final Function<String, @Nullable String> environment;

  /**
   * @param environment the value of a variable, or null
   */
  SecretText(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * @throws YamlError if it is missing, empty, or not where it is said to be
   */
  Secret required(Fields fields, String name) {
    @Nullable Secret secret = optional(fields, name);
    if (secret == null) {
      throw fields.missing(name);
    }
    return secret;
  }

  /** The same; null if it is not written. */
  @Nullable Secret optional(Fields fields, String name) {
    @Nullable String text =
        switch (fields.node(name)) {
          case null -> null;
          case YamlNode.Scalar scalar -> scalar.text();
          case YamlNode.Mapping mapping -> referred(fields, name);
          case YamlNode.Sequence list ->
              throw fields.error(name, "must be a text, {env: VARIABLE} or {file: PATH}");
        };
    if (text != null && text.isBlank()) {
      throw fields.error(name, "is empty");
    }
    return text == null ? null : Secret.of(text);
  }

  private String referred(Fields fields, String name) {
    Fields reference = fields.mapping(name);
    @Nullable String variable = reference.optionalText(ENV);
    @Nullable String file = reference.optionalText(FILE);
    reference.refuseOthers();
    if ((variable == null) == (file == null)) {
      throw fields.error(name, "must have one of env and file");
    }
    if (file != null) {
      return content(reference, Path.of(file));
    }
    @Nullable String value = environment.apply(String.valueOf(variable));
    if (value == null) {
      throw reference.error(ENV, "names " + variable + ", which the environment does not have");
    }
    return value;
  }

  private static String content(Fields reference, Path file) {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw reference.error(FILE, "names " + file + ", which is too large for a secret");
      }
      return Files.readString(file).stripTrailing();
    } catch (NoSuchFileException missing) {
      throw reference.error(FILE, "names " + file + ", which is not there");
    } catch (IOException unreadable) {
      throw reference.error(
          FILE,
          "names " + file + ", which cannot be read: " + unreadable.getClass().getSimpleName());
    }
  }
}
