package dev.stator.server.dynamodb;

import dev.stator.model.AttributeValue;
import dev.stator.model.Bytes;
import dev.stator.model.DynamoNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads string, number and binary sets. No member is in a set twice; an empty one is the engine's
 * to refuse.
 */
final class AttributeSets {
  private static final String INVALID = "One or more parameter values were invalid: ";

  private AttributeSets() {}

  /**
   * @param type {@code SS}, {@code NS} or {@code BS}
   * @return null if the member was null
   */
  static @Nullable AttributeValue read(String type, RequestReader in, Consumer<String> problems)
      throws IOException {
    boolean binary = type.equals("BS");
    List<String> members = new ArrayList<>();
    boolean present =
        in.list(
            () -> {
              String member = binary ? in.base64() : in.text();
              if (member == null) {
                problems.accept(INVALID + nullText(type));
              } else {
                members.add(member);
              }
            });
    if (!present) {
      return null;
    }
    return switch (type) {
      case "SS" -> strings(members, problems);
      case "NS" -> numbers(members, problems);
      default -> binaries(members, problems);
    };
  }

  private static AttributeValue strings(List<String> members, Consumer<String> problems) {
    Set<String> distinct = new LinkedHashSet<>(members);
    if (distinct.size() < members.size()) {
      problems.accept(INVALID + "Input collection " + members + " contains duplicates.");
    }
    return new AttributeValue.SS(distinct);
  }

  /** Members are told apart by value: {@code 1} and {@code 1.0} are one. */
  private static AttributeValue numbers(List<String> members, Consumer<String> problems) {
    Set<DynamoNumber> distinct = new LinkedHashSet<>();
    for (String member : members) {
      distinct.add(AttributeValueReader.number(member, problems));
    }
    if (distinct.size() < members.size()) {
      problems.accept("Input collection contains duplicates");
    }
    return new AttributeValue.NS(distinct);
  }

  private static AttributeValue binaries(List<String> members, Consumer<String> problems) {
    Set<Bytes> distinct = new LinkedHashSet<>();
    for (String member : members) {
      distinct.add(Base64Text.decode(member));
    }
    if (distinct.size() < members.size()) {
      problems.accept(INVALID + "Input collection " + members + "of type BS contains duplicates.");
    }
    return new AttributeValue.BS(distinct);
  }

  private static String nullText(String type) {
    return switch (type) {
      case "SS" -> "An string set may not have a null string as a member";
      case "NS" -> "An number set may not have a null number as a member";
      default -> "Binary sets may not contain null or empty values";
    };
  }
}
