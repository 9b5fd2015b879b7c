package dev.stator.tables.stream;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Checkpoints that are gone with the process. */
public final class MemoryCheckpoints implements CheckpointStore {
  private final Map<String, Checkpoint> checkpoints = new ConcurrentHashMap<>();

  @Override
  public Optional<Checkpoint> load(String reader) {
    return Optional.ofNullable(checkpoints.get(reader));
  }

  @Override
  public void save(String reader, Checkpoint checkpoint) {
    checkpoints.put(reader, checkpoint);
  }
}
