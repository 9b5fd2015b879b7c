package dev.stator.model.expression;

import dev.stator.model.AttributeValue;
import dev.stator.model.EngineError;
import dev.stator.model.Limits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the maps of expression attribute names and values must be like. */
final class SubstitutionRules {
  /** API Reference: a placeholder with its first character. */
  private static final int PLACEHOLDER_LENGTH_MAX = 255;

  private static final char FIRST_OF_TWO_BYTES = 0x80;
  private static final char FIRST_OF_THREE_BYTES = 0x800;

  /** What a value without text or bytes adds to the size of its map, at most. */
  private static final int SMALL_VALUE_BYTES = 22;

  private SubstitutionRules() {}

  static void checkNames(String member, Map<String, String> names) {
    checkNotEmpty(member, names);
    for (Map.Entry<String, String> entry : names.entrySet()) {
      checkKey(member, entry.getKey(), '#');
    }
    long size = 0;
    for (Map.Entry<String, String> entry : names.entrySet()) {
      String name = entry.getValue();
      if (name.isEmpty()) {
        throw invalidValue(member, "Empty attribute name", entry.getKey());
      }
      if (sizeBytes(name) > Limits.ATTRIBUTE_NAME_BYTES_MAX) {
        throw invalidValue(
            member,
            "Member must have length less than or equal to " + Limits.ATTRIBUTE_NAME_BYTES_MAX,
            entry.getKey());
      }
      size += entry.getKey().length() + sizeBytes(name);
    }
    checkSize(member, size);
  }

  static void checkValues(String member, Map<String, AttributeValue> values) {
    checkNotEmpty(member, values);
    for (String key : values.keySet()) {
      checkKey(member, key, ':');
    }
    long size = 0;
    for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
      String fault = fault(entry.getValue(), 0);
      if (fault != null) {
        throw invalidValue(member, fault, entry.getKey());
      }
      size += entry.getKey().length() + sizeBytes(entry.getValue());
    }
    checkSize(member, size);
  }

  private static void checkNotEmpty(String member, Map<String, ?> map) {
    if (map.isEmpty()) {
      throw new EngineError.Validation(member + " must not be empty");
    }
  }

  private static void checkKey(String member, String key, char marker) {
    if (!Tokens.isPlaceholder(key, marker) || key.length() > PLACEHOLDER_LENGTH_MAX) {
      throw new EngineError.Validation(
          member + " contains invalid key: Syntax error; key: \"" + key + "\"");
    }
  }

  private static EngineError.Validation invalidValue(String member, String fault, String key) {
    return new EngineError.Validation(
        member + " contains invalid value: " + fault + " for key " + key);
  }

  private static void checkSize(String member, long size) {
    if (size > Limits.EXPRESSION_SUBSTITUTIONS_BYTES_MAX) {
      throw new EngineError.Validation(member + " exceeds max size");
    }
  }

  /** What is wrong with a value at {@code depth} maps and lists below its attribute, or null. */
  private static @Nullable String fault(AttributeValue value, int depth) {
    return switch (value) {
      case AttributeValue.SS set when set.values().isEmpty() ->
          "One or more parameter values were invalid: An string set  may not be empty";
      case AttributeValue.NS set when set.values().isEmpty() ->
          "One or more parameter values were invalid: An number set  may not be empty";
      case AttributeValue.BS set when set.values().isEmpty() ->
          "One or more parameter values were invalid: Binary sets should not be empty";
      case AttributeValue.M map -> faultWithin(map.entries().values(), depth + 1);
      case AttributeValue.L list -> faultWithin(list.elements(), depth + 1);
      default -> null;
    };
  }

  private static @Nullable String faultWithin(Iterable<AttributeValue> values, int depth) {
    if (depth > Limits.NESTING_DEPTH_MAX) {
      return "Nesting Levels have exceeded supported limits: "
          + "Attributes in the item have nested levels beyond supported limit";
    }
    for (AttributeValue value : values) {
      String fault = fault(value, depth);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static long sizeBytes(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S(String text) -> sizeBytes(text);
      case AttributeValue.B(var bytes) -> bytes.length();
      case AttributeValue.SS(var texts) ->
          texts.stream().mapToLong(SubstitutionRules::sizeBytes).sum();
      case AttributeValue.BS(var members) -> members.stream().mapToLong(b -> b.length()).sum();
      case AttributeValue.NS(var numbers) -> (long) numbers.size() * SMALL_VALUE_BYTES;
      case AttributeValue.L(var elements) ->
          elements.stream().mapToLong(SubstitutionRules::sizeBytes).sum();
      case AttributeValue.M(var entries) -> {
        long size = 0;
        for (Map.Entry<String, AttributeValue> entry : entries.entrySet()) {
          size += sizeBytes(entry.getKey()) + sizeBytes(entry.getValue());
        }
        yield size;
      }
      case AttributeValue.N number -> SMALL_VALUE_BYTES;
      case AttributeValue.Bool bool -> 1;
      case AttributeValue.Null nothing -> 1;
    };
  }

  private static long sizeBytes(String text) {
    long size = text.length();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= FIRST_OF_THREE_BYTES && !Character.isSurrogate(c)) {
        size += 2;
      } else if (c >= FIRST_OF_TWO_BYTES) {
        // A surrogate is half of a character of four bytes.
        size++;
      }
    }
    return size;
  }
}
