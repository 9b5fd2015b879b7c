package dev.stator.app.data;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a query: {@code id=abc} for the partition key, and for the sort key one of
 * {@code n=5}, {@code n<5}, {@code n<=5}, {@code n>5}, {@code n>=5}, {@code n between 1 and 9},
 * {@code n begins_with 2026-}.
 */
public final class KeyCondition {
  private static final Pattern COMPARISON = Pattern.compile("(<=|>=|=|<|>)\\s*(.*)");
  private static final Pattern BETWEEN =
      Pattern.compile("between\\s+(.+?)\\s+and\\s+(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BEGINS =
      Pattern.compile("begins_with\\s+(.+)", Pattern.CASE_INSENSITIVE);

  private KeyCondition() {}

  /**
   * @param sort null for all of the partition
   * @throws StartFailure if they do not fit the key
   */
  public static Condition of(KeyShape shape, String partition, @Nullable String sort) {
    Expression expression = new Expression("k");
    KeyAttribute hash = shape.partition();
    if (!partition.startsWith(hash.name() + "=")) {
      throw wrong(
          "--key must be like "
              + hash.name()
              + "=VALUE, the partition key of "
              + shape.owner()
              + ", not '"
              + partition
              + "'");
    }
    expression
        .name(hash.name())
        .text(" = ")
        .value(hash.value(partition.substring(hash.name().length() + 1)));
    if (sort != null) {
      KeyAttribute attribute = shape.sort();
      if (attribute == null) {
        throw wrong("--sort: " + shape.owner() + " has no sort key; its key is " + shape.text());
      }
      expression.text(" AND ");
      sort(expression, attribute, sort.strip());
    }
    return expression.build();
  }

  private static void sort(Expression expression, KeyAttribute attribute, String text) {
    String name = attribute.name();
    String rest = text.startsWith(name) ? text.substring(name.length()).strip() : "";
    Matcher comparison = COMPARISON.matcher(rest);
    Matcher between = BETWEEN.matcher(rest);
    Matcher begins = BEGINS.matcher(rest);
    if (comparison.matches()) {
      expression
          .name(name)
          .text(" " + comparison.group(1) + " ")
          .value(attribute.value(unquoted(comparison.group(2))));
    } else if (between.matches()) {
      expression
          .name(name)
          .text(" BETWEEN ")
          .value(attribute.value(unquoted(between.group(1))))
          .text(" AND ")
          .value(attribute.value(unquoted(between.group(2))));
    } else if (begins.matches()) {
      expression
          .text("begins_with(")
          .name(name)
          .text(", ")
          .value(attribute.value(unquoted(begins.group(1))))
          .text(")");
    } else {
      throw wrong(
          String.format(
              Locale.ROOT,
              "--sort must be like '%1$s=VALUE', '%1$s>=VALUE', '%1$s between LOW and HIGH' or"
                  + " '%1$s begins_with PREFIX', not '%2$s'",
              name,
              text));
    }
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static StartFailure wrong(String line) {
    return new StartFailure(ExitCode.USAGE, line);
  }
}
