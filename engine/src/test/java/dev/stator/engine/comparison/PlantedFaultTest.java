package dev.stator.engine.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stator.engine.comparison.Comparison.Difference;
import dev.stator.engine.memory.MemoryStore;
import dev.stator.engine.store.Batch;
import dev.stator.engine.store.LosingStore;
import dev.stator.engine.store.Space;
import dev.stator.engine.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison can fail: an engine with a fault in one of eight cases is found out. */
final class PlantedFaultTest {
  private static final int SEEDS = 20;
  private static final int REQUESTS = 400;

  /** One in how many keys or answers is concerned. */
  private static final int RARITY = 8;

  /** Of which two make the tables. */
  private static final int LEFT_MAX = 12;

  /** A change of the store's that is lost. */
  enum Loss {
    INDEX_ENTRY(put(Space.DATA, 'I')),
    DELETION_OF_INDEX_ENTRY(delete('I')),
    ITEM(put(Space.DATA, 'T')),
    DELETION_OF_ITEM(delete('T')),
    STREAM_RECORD(put(Space.LOG, 'S')),
    TOKEN_OF_TRANSACTION(put(Space.LOG, 'K'));

    private final Predicate<Batch.Change> isMeant;

    Loss(Predicate<Batch.Change> isMeant) {
      this.isMeant = isMeant;
    }

    private boolean hits(Batch.Change change) {
      byte[] key =
          switch (change) {
            case Batch.Put put -> put.key();
            case Batch.Delete delete -> delete.key();
            case Batch.DeleteRange range -> range.range().from();
          };
      return isMeant.test(change) && isRare(Arrays.hashCode(key));
    }

    private static Predicate<Batch.Change> put(Space space, char tag) {
      return change ->
          change instanceof Batch.Put put && put.space() == space && put.key()[0] == tag;
    }

    private static Predicate<Batch.Change> delete(char tag) {
      return change -> change instanceof Batch.Delete delete && delete.key()[0] == tag;
    }
  }

  /** An answer that is wrong. */
  enum Alteration {
    REFUSAL_WITHOUT_ITEM(
        answer ->
            answer instanceof Answer.Refused(String error, var item, var reasons)
                ? new Answer.Refused(error, Map.of(), reasons)
                : answer),
    OTHER_ORDER_OF_REASONS(
        answer ->
            answer instanceof Answer.Refused(String error, var item, var reasons)
                ? new Answer.Refused(error, item, reasons.reversed())
                : answer),
    REFUSED_BUT_SAYS_DONE(answer -> answer instanceof Answer.Refused ? "done" : answer),
    NO_ITEM(answer -> answer instanceof Map ? Map.of() : answer),
    OTHER_ORDER_OF_ITEMS(answer -> answer instanceof EnginePages pages ? pages.reversed() : answer);

    private final UnaryOperator<Object> altered;

    Alteration(UnaryOperator<Object> altered) {
      this.altered = altered;
    }
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void findsWhatAStoreLoses(Loss loss) {
    assertFoundAndShrunk(
        () -> {
          Store store = new LosingStore(new MemoryStore(), loss::hits);
          return new EngineUnderComparison(store, null);
        });
  }

  @ParameterizedTest
  @EnumSource(Alteration.class)
  void findsWrongAnswers(Alteration alteration) {
    assertFoundAndShrunk(
        () -> new Altering(new EngineUnderComparison(new MemoryStore(), null), alteration));
  }

  private static boolean isRare(int hash) {
    return Math.floorMod(hash, RARITY) == 0;
  }

  private static void assertFoundAndShrunk(Supplier<Answering> engines) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Request> requests = RandomRequests.of(seed, REQUESTS);
      Difference difference = Comparison.first(requests, engines);
      if (difference != null) {
        Shrinking shrinking = new Shrinking(requests, difference, engines);
        assertThat(shrinking.report()).contains("expected").contains("but was");
        assertThat(shrinking.requests()).hasSizeLessThanOrEqualTo(LEFT_MAX);
        return;
      }
    }
    assertThat(SEEDS).as("seeds, and none of them shows the fault").isZero();
  }

  private static final class Altering implements Answering {
    private final Answering engine;
    private final Alteration alteration;

    Altering(Answering engine, Alteration alteration) {
      this.engine = engine;
      this.alteration = alteration;
    }

    @Override
    public Object answer(Request request) {
      Object answer = engine.answer(request);
      Object other = alteration.altered.apply(answer);
      return isRare(answer.toString().hashCode()) ? other : answer;
    }

    @Override
    public String lastMessage() {
      return engine.lastMessage();
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
