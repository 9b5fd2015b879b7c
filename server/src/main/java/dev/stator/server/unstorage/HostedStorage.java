package dev.stator.server.unstorage;

import dev.stator.server.unstorage.access.AccessPolicy;
import dev.stator.unstorage.Storage;

/** A Storage that is served, and who may use it. */
public record HostedStorage(Storage storage, AccessPolicy access) {

  /** For everybody. */
  public static HostedStorage open(Storage storage) {
    return new HostedStorage(storage, AccessPolicy.open());
  }
}
