package dev.stator.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.RepresentToNode;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Writes documents as YAML: maps in their order, lists, texts, numbers, booleans. */
public final class YamlText {
  private static final int WIDTH_MAX = 100;

  /**
   * Texts that YAML 1.1 takes for something else: Kubernetes still reads it.
   *
   * <p>Source: YAML Language-Independent Types for YAML 1.1, bool, int, float and timestamp.
   */
  private static final Pattern NO_TEXT_OF_OLD =
      Pattern.compile("(?i)y|yes|n|no|on|off|[-+]?[.0-9][-+.:0-9_a-fox tz]*");

  /**
   * One of those that was written without quotes, such as {@code 0644} or {@code yes}: its readers
   * take it for what it is to them, also when it is written again.
   */
  private record Plain(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** Quotes those that are texts. */
  private static final class OldReaders extends StandardRepresenter {
    OldReaders(DumpSettings settings) {
      super(settings);
      RepresentToNode standard = Objects.requireNonNull(representers.get(String.class));
      representers.put(
          String.class,
          data ->
              data instanceof String text && NO_TEXT_OF_OLD.matcher(text).matches()
                  ? representScalar(Tag.STR, text, ScalarStyle.SINGLE_QUOTED)
                  : standard.representData(data));
      representers.put(
          Plain.class, data -> representScalar(Tag.STR, data.toString(), ScalarStyle.PLAIN));
    }
  }

  private YamlText() {}

  /** The documents, each begun with {@code ---} but the first. */
  public static String write(List<Map<String, Object>> documents) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setSplitLines(false)
            .setWidth(WIDTH_MAX)
            .build();
    List<String> texts = new ArrayList<>();
    for (Map<String, Object> document : documents) {
      texts.add(new Dump(settings, new OldReaders(settings)).dumpToString(document));
    }
    return String.join("---\n", texts);
  }

  /** The values of a document that was read, to be changed and written: comments are gone. */
  public static Map<String, Object> values(YamlNode.Mapping mapping) {
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .members()
        .forEach(
            (name, member) -> {
              @Nullable Object value = value(member.value());
              if (value != null) {
                values.put(name, value);
              }
            });
    return values;
  }

  private static @Nullable Object value(YamlNode node) {
    return switch (node) {
      case YamlNode.Mapping mapping -> values(mapping);
      case YamlNode.Sequence sequence -> {
        List<Object> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
          @Nullable Object value = value(item);
          if (value != null) {
            items.add(value);
          }
        }
        yield items;
      }
      case YamlNode.Scalar scalar -> scalar(scalar);
    };
  }

  private static @Nullable Object scalar(YamlNode.Scalar scalar) {
    return switch (scalar.type()) {
      case NULL -> null;
      case BOOLEAN -> Boolean.parseBoolean(scalar.text());
      case INTEGER -> whole(scalar.text());
      case DECIMAL -> Double.valueOf(scalar.text());
      case STRING ->
          scalar.plain() && NO_TEXT_OF_OLD.matcher(scalar.text()).matches()
              ? new Plain(scalar.text())
              : scalar.text();
    };
  }

  private static Number whole(String text) {
    BigInteger number = new BigInteger(text);
    return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
  }
}
