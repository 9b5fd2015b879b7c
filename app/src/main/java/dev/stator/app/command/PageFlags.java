package dev.stator.app.command;

import dev.stator.app.data.Condition;
import dev.stator.app.data.FilterText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What query and scan share: how many items, which of them, of which index.
 *
 * @param limit items shown at most; {@link Integer#MAX_VALUE} for all
 */
record PageFlags(
    int limit, @Nullable Condition filter, @Nullable String index, boolean isConsistent) {
  private static final String LIMIT = "--limit";
  private static final String ALL = "--all";
  private static final String FILTER = "--filter";
  private static final String INDEX = "--index";
  private static final String CONSISTENT = "--consistent";
  private static final int LIMIT_STANDARD = 100;

  /** One page of an answer. */
  record Page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}

  /** What to ask for: an empty start is the beginning, a null limit what fits in a page. */
  record Ask(@Nullable Map<String, AttributeValue> start, @Nullable Integer limit) {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        DataFlags.text(
            FILTER,
            "EXPRESSION",
            "Show only items of which it is true, such as \"status = 'open' and total > 5\"."));
    spec.addOption(DataFlags.text(INDEX, "NAME", "Read a secondary index."));
    spec.addOption(limitFlag());
    spec.addOption(DataFlags.flag(ALL, "Show all items."));
    spec.addOption(DataFlags.flag(CONSISTENT, "See every write that was answered before."));
  }

  static OptionSpec limitFlag() {
    return OptionSpec.builder(LIMIT)
        .type(Integer.class)
        .paramLabel("NUMBER")
        .description("Show so many items at most (default: " + LIMIT_STANDARD + ").")
        .build();
  }

  static PageFlags of(ParseResult parsed) {
    boolean all = parsed.hasMatchedOption(ALL);
    int limit = limit(parsed, all ? Integer.MAX_VALUE : LIMIT_STANDARD);
    if (all && parsed.hasMatchedOption(LIMIT)) {
      throw DataFlags.wrong(LIMIT + " has no meaning together with " + ALL + "; drop one");
    }
    @Nullable String filter = parsed.matchedOptionValue(FILTER, (String) null);
    return new PageFlags(
        limit,
        filter == null ? null : FilterText.parse(filter),
        parsed.matchedOptionValue(INDEX, (String) null),
        parsed.hasMatchedOption(CONSISTENT));
  }

  static int limit(ParseResult parsed, int standard) {
    int limit = parsed.matchedOptionValue(LIMIT, standard);
    if (limit < 1) {
      throw DataFlags.wrong(LIMIT + " must be 1 or more, not " + limit);
    }
    return limit;
  }

  /** Shows pages until there are enough items or no more. */
  void show(Function<Ask, Page> pages, ItemOutput output, Terminal terminal) {
    int left = limit;
    @Nullable Map<String, AttributeValue> start = null;
    do {
      // With a filter nobody knows how many items have to be read for one that is shown.
      boolean isExact = filter == null && limit != Integer.MAX_VALUE;
      Page page = pages.apply(new Ask(start, isExact ? left : null));
      int shown = Math.min(left, page.items().size());
      page.items().subList(0, shown).forEach(output::add);
      left -= shown;
      start = page.next().isEmpty() ? null : page.next();
      if (left == 0 && (start != null || shown < page.items().size())) {
        output.end();
        terminal.progress("stator: there may be more; see --limit and --all");
        return;
      }
    } while (start != null && !terminal.isClosed());
    if (output.end() == 0) {
      terminal.progress("no items");
    }
  }

  /** The placeholders of {@code first} and of the filter together. */
  @Nullable Map<String, String> names(@Nullable Condition first) {
    Map<String, String> names = new HashMap<>(first == null ? Map.of() : first.names());
    names.putAll(filter == null ? Map.of() : filter.names());
    return names.isEmpty() ? null : names;
  }

  @Nullable Map<String, AttributeValue> values(@Nullable Condition first) {
    Map<String, AttributeValue> values = new HashMap<>(first == null ? Map.of() : first.values());
    values.putAll(filter == null ? Map.of() : filter.values());
    return values.isEmpty() ? null : values;
  }

  @Nullable String filterExpression() {
    return filter == null ? null : filter.expression();
  }
}
