package dev.stator.engine.comparison;

import dev.stator.engine.comparison.Comparison.Difference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Drops requests that are not needed for a difference: what comes after it, then pieces of halving
 * length, for as long as the rest ends in a difference and could have been made: the generator
 * makes and deletes no table and no index twice.
 */
final class Shrinking {
  private static final int TRIES_MAX = 400;

  private final Supplier<Answering> engines;
  private List<Request> requests;
  private Difference difference;
  private int tries;

  /**
   * @param found the first difference when {@code requests} are answered
   */
  Shrinking(List<Request> requests, Difference found, Supplier<Answering> engines) {
    this.engines = engines;
    this.difference = found;
    this.requests = requests.subList(0, found.at() + 1);
  }

  /** What is left: all before {@link #report}. */
  List<Request> requests() {
    return requests;
  }

  /** Drops what can be dropped; tells what is left, and where it differs. */
  String report() {
    for (int length = (requests.size() + 1) / 2; length > 0; length /= 2) {
      for (int from = requests.size() - length; from > -length; from -= length) {
        tryWithout(Math.max(from, 0), from + length);
      }
    }
    StringBuilder report = new StringBuilder();
    for (int at = 0; at < requests.size(); at++) {
      report.append(at).append(": ").append(requests.get(at)).append('\n');
    }
    return report.append(difference).toString();
  }

  private void tryWithout(int from, int to) {
    List<Request> rest = new ArrayList<>();
    for (int at = 0; at < requests.size(); at++) {
      if (at < from || at >= to) {
        rest.add(requests.get(at));
      }
    }
    if (!isPossible(rest) || tries++ >= TRIES_MAX) {
      return;
    }
    Difference found = Comparison.first(rest, engines);
    if (found != null) {
      difference = found;
      requests = rest.subList(0, found.at() + 1);
    }
  }

  private static boolean isPossible(List<Request> requests) {
    Set<String> there = new HashSet<>();
    for (Request request : requests) {
      boolean isPossible =
          switch (request) {
            case Request.CreateTable table ->
                there.add(table.name())
                    && table.indexes().stream()
                        .allMatch(i -> there.add(in(table.name(), i.name())));
            case Request.DeleteTable(String name) -> {
              there.removeIf(index -> index.startsWith(in(name, "")));
              yield there.remove(name);
            }
            case Request.CreateIndex(String table, Request.Index index) ->
                there.contains(table) && there.add(in(table, index.name()));
            case Request.DeleteIndex(String table, String index) -> there.remove(in(table, index));
            default -> there.containsAll(tables(request));
          };
      if (!isPossible) {
        return false;
      }
    }
    return true;
  }

  /** Those that have to be there, so that no other request is made of it. */
  private static List<String> tables(Request request) {
    return switch (request) {
      case Request.Gets gets -> gets.gets().stream().map(Request.Get::table).toList();
      case Request.Write write -> List.of(write.table());
      case Request.BatchWrite(var writes) -> writes.stream().map(Request.Write::table).toList();
      case Request.TransactWrite transaction ->
          transaction.writes().stream().map(Request.Write::table).toList();
      case Request.Read read -> List.of(read.table());
      case Request.Records(String table) -> List.of(table);
      default -> List.of();
    };
  }

  private static String in(String table, String index) {
    return table + "/" + index;
  }
}
