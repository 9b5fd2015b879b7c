package dev.stator.connector.batch;

import dev.stator.tables.batch.BatchWriter;
import dev.stator.tables.batch.Change;
import dev.stator.tables.batch.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Writes batches side by side, as each waits for the network and a disk: changes of one item are in
 * one lane, and keep their order.
 */
final class BatchLanes {
  private static final int LANES = 4;

  private final BatchWriter writer;
  private final List<String> keyNames;

  BatchLanes(DynamoDbClient client, String table, List<String> keyNames) {
    this.writer = new BatchWriter(client, table, keyNames);
    this.keyNames = keyNames;
  }

  /** The outcome of each change, in the changes' order. */
  List<WriteOutcome> write(List<Change> changes) {
    if (changes.size() <= BatchWriter.CHANGES_MAX) {
      return writer.write(changes);
    }
    Map<Integer, List<Integer>> lanes = new TreeMap<>();
    for (int at = 0; at < changes.size(); at++) {
      lanes.computeIfAbsent(lane(changes.get(at)), lane -> new ArrayList<>()).add(at);
    }
    WriteOutcome[] outcomes = new WriteOutcome[changes.size()];
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (List<Integer> lane : lanes.values()) {
        running.add(workers.submit(() -> write(lane, changes, outcomes)));
      }
      running.forEach(BatchLanes::await);
    }
    return List.of(outcomes);
  }

  private void write(List<Integer> places, List<Change> changes, WriteOutcome[] outcomes) {
    List<WriteOutcome> written = writer.write(places.stream().map(changes::get).toList());
    for (int at = 0; at < written.size(); at++) {
      outcomes[places.get(at)] = written.get(at);
    }
  }

  private int lane(Change change) {
    int hash = 0;
    for (String name : keyNames) {
      hash = 31 * hash + Objects.hashCode(change.attributes().get(name));
    }
    return Math.floorMod(hash, LANES);
  }

  /** What a lane threw that is no outcome of a change: the policy's refusal, or a fault. */
  private static void await(Future<?> lane) {
    try {
      lane.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a batch was written", stopped);
    }
  }
}
