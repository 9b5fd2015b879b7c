package dev.stator.unstorage;

import dev.stator.unstorage.memory.MemoryDriver;
import java.time.InstantSource;

class MemoryStorageTest extends StorageContract {
  @Override
  Driver driver(InstantSource clock) {
    return new MemoryDriver(clock);
  }
}
