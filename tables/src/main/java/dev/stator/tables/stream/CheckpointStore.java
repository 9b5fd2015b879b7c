package dev.stator.tables.stream;

import java.util.Optional;

/** Where checkpoints lie, one for each reader. For many threads. */
public interface CheckpointStore {

  /**
   * @param reader the name of the reader
   * @throws CheckpointException if it cannot be read
   */
  Optional<Checkpoint> load(String reader);

  /**
   * Replaces the checkpoint of a reader. When this returns, it survives what the store survives.
   *
   * @throws CheckpointException if it cannot be written, or another process has written it since
   *     this one read it
   */
  void save(String reader, Checkpoint checkpoint);
}
