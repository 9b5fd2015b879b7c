package dev.stator.unstorage;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Drivers by base, the longest base first; immutable. There is always one at the root. */
record Mounts(List<Mount> all) {

  static Mounts of(Driver root) {
    return new Mounts(List.of(new Mount("", root)));
  }

  Mounts with(Mount mount) {
    if (all.stream().anyMatch(other -> other.base().equals(mount.base()))) {
      throw new StorageException.AlreadyMounted(mount.base());
    }
    return new Mounts(
        Stream.concat(all.stream(), Stream.of(mount))
            .sorted(Comparator.comparingInt((Mount other) -> other.base().length()).reversed())
            .toList());
  }

  Mounts without(Mount mount) {
    return new Mounts(all.stream().filter(other -> other != mount).toList());
  }

  /** The mount that has {@code key}. */
  Mount of(String key) {
    for (Mount mount : all) {
      if (key.startsWith(mount.base())) {
        return mount;
      }
    }
    throw new AssertionError("there is always a driver at the root");
  }

  List<Mount> under(String base, boolean parents) {
    return all.stream()
        .filter(
            mount -> mount.base().startsWith(base) || (parents && base.startsWith(mount.base())))
        .toList();
  }

  /** Whether {@code key}, which the driver of {@code mount} has, belongs to a deeper mount. */
  boolean hidden(String key, Mount mount) {
    return of(key) != mount;
  }
}
