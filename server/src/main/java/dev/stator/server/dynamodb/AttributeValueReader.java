package dev.stator.server.dynamodb;

import dev.stator.model.AttributeValue;
import dev.stator.model.DynamoNumber;
import dev.stator.model.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads attribute values: an object with exactly one member, which names the type.
 *
 * <p>Source: Amazon DynamoDB API Reference, "AttributeValue"; error texts are the service's own.
 */
final class AttributeValueReader {
  /** Its name in the service's model. */
  static final String TYPE = "AttributeValue";

  private static final String EMPTY =
      "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
  private static final String SEVERAL =
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
          + " supported datatypes";
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String TOO_DEEP =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
          + " beyond supported limit";

  private final RequestReader in;
  private int depth;

  AttributeValueReader(RequestReader in) {
    this.in = in;
  }

  /**
   * Reads the value on which the reader stands. One that breaks a rule reads as NULL, after it was
   * told to {@code problems}.
   */
  AttributeValue read(Consumer<String> problems) throws IOException {
    Found found = new Found();
    in.element(TYPE, type -> found.add(readAs(type, problems)));
    if (found.several) {
      problems.accept(SEVERAL);
    }
    if (found.value == null) {
      problems.accept(EMPTY);
      return AttributeValue.Null.INSTANCE;
    }
    return found.value;
  }

  /** Null for a type that is not set, or that there is not. */
  private @Nullable AttributeValue readAs(String type, Consumer<String> problems)
      throws IOException {
    return switch (type) {
      case "S" -> map(in.text(), AttributeValue.S::new);
      case "N" -> map(in.text(), text -> new AttributeValue.N(number(text, problems)));
      case "B" -> map(in.base64(), text -> new AttributeValue.B(Base64Text.decode(text)));
      case "BOOL" -> map(in.bool(), AttributeValue.Bool::of);
      case "NULL" -> map(in.bool(), set -> nothing(set, problems));
      case "SS", "NS", "BS" -> AttributeSets.read(type, in, problems);
      case "L" -> nested(problems, () -> list(problems));
      case "M" -> nested(problems, () -> map(problems));
      default -> {
        in.skip();
        yield null;
      }
    };
  }

  static DynamoNumber number(String text, Consumer<String> problems) {
    try {
      if (text.isEmpty()) {
        problems.accept("The parameter cannot be converted to a numeric value");
        return DynamoNumber.ZERO;
      }
      return DynamoNumber.parse(text);
    } catch (NumberFormatException refused) {
      problems.accept(String.valueOf(refused.getMessage()));
      return DynamoNumber.ZERO;
    }
  }

  private static AttributeValue nothing(boolean set, Consumer<String> problems) {
    if (!set) {
      problems.accept(INVALID + "Null attribute value types must have the value of true");
    }
    return AttributeValue.Null.INSTANCE;
  }

  private @Nullable AttributeValue list(Consumer<String> problems) throws IOException {
    List<AttributeValue> elements = new ArrayList<>();
    boolean present = in.list(() -> elements.add(read(problems)));
    return present ? new AttributeValue.L(elements) : null;
  }

  private @Nullable AttributeValue map(Consumer<String> problems) throws IOException {
    Map<String, AttributeValue> entries = new LinkedHashMap<>();
    boolean present =
        in.map(RequestReader.ATTRIBUTE_VALUE, name -> entries.put(name, read(problems)));
    return present ? new AttributeValue.M(entries) : null;
  }

  /** Reads one level deeper, or not at all if that is too deep. */
  private @Nullable AttributeValue nested(Consumer<String> problems, DeeperReader deeper)
      throws IOException {
    if (depth >= Limits.NESTING_DEPTH_MAX) {
      problems.accept(TOO_DEEP);
      in.skip();
      return AttributeValue.Null.INSTANCE;
    }
    depth++;
    try {
      return deeper.read();
    } finally {
      depth--;
    }
  }

  private static <T> @Nullable AttributeValue map(
      @Nullable T read, Function<T, AttributeValue> make) {
    return read == null ? null : make.apply(read);
  }

  private interface DeeperReader {
    @Nullable AttributeValue read() throws IOException;
  }

  /** What an object that should be one value turned out to hold. */
  private static final class Found {
    private @Nullable AttributeValue value;
    private boolean several;

    void add(@Nullable AttributeValue next) {
      if (next != null) {
        several = several || (value != null && !value.type().equals(next.type()));
        value = next;
      }
    }
  }
}
