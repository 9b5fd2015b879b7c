package dev.stator.server.unstorage;

import dev.stator.server.unstorage.access.AccessPolicy;
import dev.stator.unstorage.Storage;

/**
 * A Storage that is served, and who may use it.
 *
 * @param metadata whether who reads an item is told what its metadata item says, which is one more
 *     read
 */
public record HostedStorage(Storage storage, AccessPolicy access, boolean metadata) {

  /** With metadata. */
  public HostedStorage(Storage storage, AccessPolicy access) {
    this(storage, access, true);
  }

  /** For everybody. */
  public static HostedStorage open(Storage storage) {
    return new HostedStorage(storage, AccessPolicy.open());
  }
}
