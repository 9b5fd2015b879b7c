package dev.stator.app.command;

import dev.stator.app.data.ItemForm;
import dev.stator.app.output.TextTable;
import dev.stator.tables.json.JsonFormat;
import dev.stator.tables.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as they come: a line of JSON each, or rows of tables. */
final class ItemOutput {
  /** Rows of one table: the widths of its columns are known when all of them are there. */
  private static final int TABLE_ROWS_MAX = 1000;

  private final Terminal terminal;
  private final DataFlags flags;
  private final Comparator<String> order;
  private final List<Map<String, AttributeValue>> rows = new ArrayList<>();
  private long count;
  private boolean isWarned;

  /**
   * @param leading the attributes that come first, if there are such; the others follow by name
   */
  ItemOutput(Terminal terminal, DataFlags flags, List<String> leading) {
    this.terminal = terminal;
    this.flags = flags;
    this.order = order(leading);
  }

  void add(Map<String, AttributeValue> item) {
    count++;
    if (flags.isJson()) {
      Map<String, AttributeValue> ordered = new TreeMap<>(order);
      ordered.putAll(item);
      warnIfChanged(item);
      terminal.out().println(json(flags.form().object(ordered)));
      return;
    }
    rows.add(item);
    if (rows.size() == TABLE_ROWS_MAX) {
      flush();
      terminal.out().println();
    }
  }

  /** Said once, for what is printed may be meant to be put somewhere. */
  private void warnIfChanged(Map<String, AttributeValue> item) {
    if (!isWarned && !flags.form().keeps(item)) {
      isWarned = true;
      terminal.warn("sets are printed as arrays and binary as text; --typed says every type");
    }
  }

  /** Prints what is left. */
  long end() {
    if (!rows.isEmpty()) {
      flush();
    }
    terminal.out().flush();
    return count;
  }

  private void flush() {
    TreeSet<String> columns = new TreeSet<>(order);
    rows.forEach(row -> columns.addAll(row.keySet()));
    List<List<String>> cells =
        rows.stream()
            .map(row -> columns.stream().map(column -> cell(row, column, flags.form())).toList())
            .toList();
    TextTable.lines(List.copyOf(columns), cells, flags.width()).forEach(terminal.out()::println);
    rows.clear();
  }

  /** An item's attributes have no order of their own. */
  static Comparator<String> order(List<String> leading) {
    return Comparator.<String>comparingInt(
            name -> leading.contains(name) ? leading.indexOf(name) : leading.size())
        .thenComparing(Comparator.naturalOrder());
  }

  private static String cell(Map<String, AttributeValue> row, String column, ItemForm form) {
    AttributeValue value = row.get(column);
    return value == null ? "" : cell(form.value(value));
  }

  /** A string as it is, all else as JSON. */
  static String cell(JsonValue value) {
    return value instanceof JsonValue.Str(String text) ? text : json(value);
  }

  static String json(JsonValue value) {
    return new String(JsonFormat.write(value), StandardCharsets.UTF_8);
  }
}
