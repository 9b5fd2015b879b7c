package dev.stator.engine.commit;

import dev.stator.engine.store.Batch;
import dev.stator.model.EngineError;
import dev.stator.model.EngineError.TransactionCanceled;
import dev.stator.model.EngineError.TransactionCanceled.Reason;
import dev.stator.model.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Does transactions: several writes of different items as one batch, under the locks of all of them
 * from reading the first item to the commit. That makes them serializable among each other and with
 * single writes.
 */
public final class TransactionCommitter {
  /** How long a transaction waits for items that other writes hold before it gives up. */
  public static final Duration CONFLICT_WAIT = Duration.ofMillis(500);

  private final Committer committer;
  private final LockStripes locks;

  public TransactionCommitter(Committer committer, LockStripes locks) {
    this.committer = committer;
    this.locks = locks;
  }

  /** What else is written in the batch of a transaction. */
  public interface Companion {
    /**
     * @param written what the transaction is about to do, in the order of its writes
     */
    void stage(Batch batch, List<Written> written);
  }

  /**
   * @param writes each of another item
   * @throws TransactionCanceled nothing was done, with a reason for each write: conditions that are
   *     false, an update that cannot be applied, items that other writes hold, a collection that
   *     would outgrow its limit
   * @throws EngineError.ResourceNotFound if a table was deleted meanwhile
   */
  public List<Written> commit(List<ItemWrite> writes, Companion companion) {
    int[] stripes = locks.stripesOf(writes.stream().map(ItemWrite::lockKey).toList());
    int held = locks.lockAll(stripes, CONFLICT_WAIT);
    if (held >= 0) {
      throw conflict(writes, held);
    }
    try {
      List<Committer.Change> changes = evaluate(writes);
      List<Written> written = changes.stream().map(Committer.Change::written).toList();
      Committer.Pending pending = new Committer.Pending(new Batch());
      companion.stage(pending.batch(), written);
      stage(pending, changes);
      committer.store(pending);
      return written;
    } finally {
      locks.unlockAll(stripes);
    }
  }

  private void stage(Committer.Pending pending, List<Committer.Change> changes) {
    List<Reason> reasons = new ArrayList<>(Collections.nCopies(changes.size(), Reason.NONE));
    for (int at = 0; at < changes.size(); at++) {
      try {
        committer.stage(pending, changes.get(at));
      } catch (EngineError.ItemCollectionSizeLimitExceeded outgrown) {
        reasons.set(at, Reason.collectionOutgrown(outgrown.text()));
        throw TransactionCanceled.because(reasons);
      }
    }
  }

  private TransactionCanceled conflict(List<ItemWrite> writes, int heldStripe) {
    return TransactionCanceled.because(
        writes.stream()
            .map(
                write ->
                    locks.stripeOf(write.lockKey()) == heldStripe ? Reason.conflict() : Reason.NONE)
            .toList());
  }

  /**
   * All conditions are tested, so that every false one is told. A write that cannot be applied ends
   * the evaluation: what comes after it is told as if nothing was wrong.
   */
  private List<Committer.Change> evaluate(List<ItemWrite> writes) {
    List<Committer.Change> changes = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    boolean failed = false;
    boolean invalid = false;
    for (ItemWrite write : writes) {
      Reason reason = invalid ? Reason.NONE : evaluate(write, changes);
      reasons.add(reason);
      failed |= !reason.equals(Reason.NONE);
      invalid |= reason.code().equals(Reason.VALIDATION_ERROR);
    }
    if (failed) {
      throw TransactionCanceled.because(reasons);
    }
    return changes;
  }

  private Reason evaluate(ItemWrite write, List<Committer.Change> changes) {
    Item before = committer.read(write);
    if (!write.isMetBy(before)) {
      return Reason.conditionFailed(write.tellItemOnFailure() ? before : null);
    }
    try {
      Written written = write.apply(before);
      changes.add(new Committer.Change(write, written, locks.stripeOf(write.lockKey())));
      return Reason.NONE;
    } catch (EngineError.Validation cannotBeApplied) {
      return Reason.validation(cannotBeApplied.text());
    }
  }
}
