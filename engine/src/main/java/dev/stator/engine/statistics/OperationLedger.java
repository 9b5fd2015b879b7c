package dev.stator.engine.statistics;

import dev.stator.model.EngineError;
import dev.stator.model.operation.Operation;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The operations that were executed: how long they took, and with which errors they ended, by the
 * simple names of their classes. For many threads.
 */
public final class OperationLedger {
  private final Map<Class<?>, Latencies> latencies = new ConcurrentHashMap<>();
  private final Map<Class<?>, LongAdder> errors = new ConcurrentHashMap<>();

  public void executed(Operation<?> operation, long nanos) {
    Latencies known = latencies.get(operation.getClass());
    if (known == null) {
      known = latencies.computeIfAbsent(operation.getClass(), type -> new Latencies());
    }
    known.add(nanos);
  }

  public void failed(EngineError error) {
    errors.computeIfAbsent(error.getClass(), type -> new LongAdder()).increment();
  }

  /** By the operation's name. */
  Map<String, Latencies> latencies() {
    Map<String, Latencies> byName = new TreeMap<>();
    latencies.forEach((type, all) -> byName.put(type.getSimpleName(), all));
    return byName;
  }

  /** How many of each kind. */
  Map<String, Long> errors() {
    Map<String, Long> byName = new TreeMap<>();
    errors.forEach((type, count) -> byName.put(type.getSimpleName(), count.sum()));
    return byName;
  }
}
