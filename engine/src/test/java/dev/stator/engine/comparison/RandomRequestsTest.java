package dev.stator.engine.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.comparison.Request.Read;
import dev.stator.engine.comparison.Request.Write;
import dev.stator.engine.reference.ReferenceTables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What random requests reach: a comparison says nothing about answers that never come. */
final class RandomRequestsTest {
  private static final int SEEDS = 25;
  private static final int REQUESTS = 400;

  /** How often at least, in all. */
  private static final long OFTEN = 20;

  @Test
  void followFromTheSeed() {
    assertThat(RandomRequests.of(7, REQUESTS)).isEqualTo(RandomRequests.of(7, REQUESTS));
    assertThat(RandomRequests.of(7, REQUESTS)).isNotEqualTo(RandomRequests.of(8, REQUESTS));
  }

  @Test
  void reachEveryKindOfAnswer() {
    Map<String, Long> reached = new TreeMap<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      ReferenceTables reference = new ReferenceTables();
      for (Request request : RandomRequests.of(seed, REQUESTS)) {
        String kind = kind(request) + ": " + outcome(reference.answer(request));
        reached.merge(kind, 1L, Long::sum);
      }
    }
    Set<String> often = new TreeSet<>(reached.keySet());
    often.removeIf(kind -> reached.getOrDefault(kind, 0L) < OFTEN);
    assertThat(often).as(reached.toString()).containsAll(expected());
  }

  private static List<String> expected() {
    Stream<String> reads =
        Stream.of("Query", "Query of an index", "Scan", "Scan of an index")
            .flatMap(read -> Stream.of(read + ": items", read + ": pages", read + ": nothing"));
    Stream<String> writes =
        Stream.of("Put", "Update", "Delete")
            .flatMap(
                write ->
                    Stream.of(
                        write + ": item", write + ": nothing", write + ": ConditionalCheckFailed"));
    Stream<String> others =
        Stream.of(
            "Query of an index: Validation",
            "Update: Validation",
            "Get: item",
            "Get: nothing",
            "Get: ResourceNotFound",
            "Gets: done",
            "BatchWrite: done",
            "TransactWrite: done",
            "TransactWrite: TransactionCanceled",
            "CreateIndex: done",
            "DeleteIndex: done",
            "DeleteTable: done",
            "Reopen: done",
            "Records: item");
    return Stream.of(reads, writes, others).flatMap(kinds -> kinds).toList();
  }

  private static String kind(Request request) {
    return switch (request) {
      case Write write -> write.kind();
      case Read read ->
          (read.key().isEmpty() ? "Scan" : "Query")
              + (read.index().isEmpty() ? "" : " of an index");
      default -> request.getClass().getSimpleName();
    };
  }

  private static String outcome(Object answer) {
    return switch (answer) {
      case Answer.Refused refused -> refused.error();
      case Answer.Pages pages when pages.scanned().size() > 1 -> "pages";
      case Answer.Pages pages when pages.groups().stream().allMatch(Map::isEmpty) -> "nothing";
      case Answer.Pages pages -> "items";
      case Map<?, ?> item -> item.isEmpty() ? "nothing" : "item";
      default -> "done";
    };
  }
}
