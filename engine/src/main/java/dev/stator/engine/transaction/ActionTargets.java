package dev.stator.engine.transaction;

import dev.stator.model.EngineError;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.EngineError.TransactionCanceled.Reason;
import dev.stator.model.Limits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the actions of a transaction are together, reads and writes alike. */
final class ActionTargets {
  private static final String ONE_ITEM_TWICE =
      "Transaction request cannot include multiple operations on one item";
  private static final String TOO_LARGE =
      "The aggregate size of the items in the transaction exceeds 4 MB";

  private ActionTargets() {}

  /**
   * Finds what each action is about. What is wrong there with an action is not the request's fault
   * but a reason to cancel the transaction; the first one is told.
   *
   * @throws TransactionCanceled if {@code find} throws an {@link EngineError.Validation}
   */
  static <A, T> List<T> find(List<A> actions, Function<A, T> find) {
    List<T> targets = new ArrayList<>();
    for (A action : actions) {
      try {
        targets.add(find.apply(action));
      } catch (EngineError.Validation wrong) {
        List<Reason> reasons = new ArrayList<>(Collections.nCopies(actions.size(), Reason.NONE));
        reasons.set(targets.size(), Reason.validation(wrong.text()));
        throw TransactionCanceled.because(reasons);
      }
    }
    return targets;
  }

  /**
   * @throws EngineError.Validation if two actions are about one item
   */
  static <T> void requireDistinct(List<T> targets, Function<T, byte[]> storeKey) {
    Set<ByteBuffer> keys = new HashSet<>();
    for (T target : targets) {
      if (!keys.add(ByteBuffer.wrap(storeKey.apply(target)))) {
        throw new EngineError.Validation(ONE_ITEM_TWICE);
      }
    }
  }

  /**
   * @throws EngineError.Validation if {@code bytes} are more than a transaction may have
   */
  static void requireSize(long bytes) {
    if (bytes > Limits.TRANSACTION_BYTES_MAX) {
      throw new EngineError.Validation(TOO_LARGE);
    }
  }
}
