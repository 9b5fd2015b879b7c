package dev.stator.engine.transaction;

import dev.stator.engine.capacity.CapacityReport;
import dev.stator.engine.capacity.CapacitySum;
import dev.stator.engine.capacity.TransactionCapacity;
import dev.stator.engine.catalog.Table;
import dev.stator.engine.catalog.TableLookup;
import dev.stator.engine.commit.ItemWrite;
import dev.stator.engine.commit.TransactionCommitter;
import dev.stator.engine.commit.Written;
import dev.stator.model.operation.ConsumedCapacity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does the writes of a transaction, once for each token. */
public final class TransactionWriter {
  private final TableLookup lookup;
  private final TransactionCommitter committer;
  private final ClientTokens tokens;

  public TransactionWriter(
      TableLookup lookup, TransactionCommitter committer, ClientTokens tokens) {
    this.lookup = lookup;
    this.committer = committer;
    this.tokens = tokens;
  }

  /**
   * A transaction that was done, now or before.
   *
   * @param writes one for each action
   * @param capacity write units, or read units if it was done before; null if not asked for
   */
  public record Done(List<ItemWrite> writes, @Nullable List<ConsumedCapacity> capacity) {}

  /**
   * @param token null if the client gave none
   * @param capacityAsked the checked ReturnConsumedCapacity
   * @throws dev.stator.model.EngineError.TransactionCanceled if it was not done, with the reasons
   */
  public Done write(
      List<WriteAction> actions, @Nullable ClientToken token, @Nullable String capacityAsked) {
    ActionTargets.requireSize(actions.stream().mapToLong(WriteAction::bytes).sum());
    List<ItemWrite> writes = itemWrites(actions);
    return new Done(writes, write(actions, writes, token, capacityAsked));
  }

  private @Nullable List<ConsumedCapacity> write(
      List<WriteAction> actions,
      List<ItemWrite> writes,
      @Nullable ClientToken token,
      @Nullable String capacityAsked) {
    if (token == null) {
      List<Written> written = committer.commit(writes, (batch, toBeWritten) -> {});
      return writeCapacity(actions, writes, written, capacityAsked);
    }
    try (ClientTokens.Claim claim = tokens.claim(token)) {
      TransactionCapacity done = claim.done();
      if (done != null) {
        return done.report(capacityAsked);
      }
      List<Written> written =
          committer.commit(
              writes,
              (batch, toBeWritten) -> claim.stage(batch, readCapacity(actions, toBeWritten)));
      return writeCapacity(actions, writes, written, capacityAsked);
    }
  }

  private List<ItemWrite> itemWrites(List<WriteAction> actions) {
    List<Table> tables =
        actions.stream().map(action -> lookup.itemsOf(action.tableName())).toList();
    for (int at = 0; at < tables.size(); at++) {
      actions.get(at).checkNoneEmpty(tables.get(at));
    }
    List<WriteTarget> targets = new ArrayList<>();
    for (int at = 0; at < tables.size(); at++) {
      targets.add(new WriteTarget(actions.get(at), tables.get(at)));
    }
    List<ItemWrite> writes = ActionTargets.find(targets, WriteTarget::write);
    ActionTargets.requireDistinct(writes, ItemWrite::storeKey);
    return writes;
  }

  private record WriteTarget(WriteAction action, Table table) {
    ItemWrite write() {
      return action.on(table);
    }
  }

  private static @Nullable List<ConsumedCapacity> writeCapacity(
      List<WriteAction> actions,
      List<ItemWrite> writes,
      List<Written> written,
      @Nullable String asked) {
    CapacitySum capacity = new CapacitySum();
    for (int at = 0; at < written.size(); at++) {
      capacity.add(
          new CapacityReport(writes.get(at).table(), actions.get(at).tableName(), asked)
              .writeInTransaction(
                  writes.get(at).table(), written.get(at).before(), written.get(at).after()));
    }
    return capacity.tables();
  }

  private static TransactionCapacity readCapacity(
      List<WriteAction> actions, List<Written> written) {
    TransactionCapacity capacity = new TransactionCapacity();
    for (int at = 0; at < written.size(); at++) {
      capacity.read(actions.get(at).tableName(), written.get(at).chargedBytes());
    }
    return capacity;
  }
}
