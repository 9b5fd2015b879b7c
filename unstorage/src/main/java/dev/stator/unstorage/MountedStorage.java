package dev.stator.unstorage;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Storage over mounted drivers: it checks keys, finds the driver, and tells of changes. */
final class MountedStorage implements Storage {
  private final InstantSource clock;
  private final Watches watches = new Watches();
  private final ReentrantLock mounting = new ReentrantLock();
  private volatile Mounts mounts;
  private volatile boolean closed;

  MountedStorage(Driver root, InstantSource clock) {
    this.clock = clock;
    this.mounts = Mounts.of(root);
  }

  /** A key, and where it is kept. */
  private record Place(Mount mount, String key) {
    Driver driver() {
      return mount.driver();
    }

    String relative() {
      return key.substring(mount.base().length());
    }

    String relativeMeta() {
      return relative() + StorageKey.META_SUFFIX;
    }
  }

  private Place place(String key) {
    String normal = StorageKey.item(key);
    return new Place(open().of(normal), normal);
  }

  private Mounts open() {
    if (closed) {
      throw new IllegalStateException("the Storage is closed");
    }
    return mounts;
  }

  @Override
  public Optional<String> get(String key) {
    Place place = place(key);
    return place.driver().get(place.relative()).map(Entry::text);
  }

  /** The item and its metadata item; a metadata item has no other. */
  private static List<Optional<Entry>> both(Place place) {
    if (place.key().endsWith(StorageKey.META_SUFFIX)) {
      return List.of(place.driver().get(place.relative()), Optional.empty());
    }
    try {
      return place.driver().getAll(List.of(place.relative(), place.relativeMeta()));
    } catch (StorageException.InvalidKey noRoomForMeta) {
      return List.of(place.driver().get(place.relative()), Optional.empty());
    }
  }

  private static void removeMeta(Place place) {
    try {
      place.driver().remove(place.relativeMeta());
    } catch (StorageException.InvalidKey noRoomForMeta) {
      // a key that is so long that no metadata can be stored has none
    }
  }

  @Override
  public Optional<Value> getWithMeta(String key) {
    List<Optional<Entry>> both = both(place(key));
    return both.getFirst()
        .map(
            entry ->
                new Value(entry.text(), StoredMeta.of(entry, both.getLast(), clock.instant())));
  }

  @Override
  public Optional<Meta> meta(String key) {
    return getWithMeta(key).map(Value::meta);
  }

  @Override
  public Optional<Meta> nativeMeta(String key) {
    Place place = place(key);
    return place
        .driver()
        .get(place.relative())
        .map(entry -> StoredMeta.of(entry, Optional.empty(), clock.instant()));
  }

  @Override
  public boolean has(String key) {
    Place place = place(key);
    return place.driver().has(place.relative());
  }

  @Override
  public String set(String key, String text, WriteOptions options) {
    Place place = place(key);
    if (options.precondition().isNone()) {
      place.driver().set(place.relative(), text, options.ttl());
    } else {
      place
          .driver()
          .update(
              place.relative(),
              current -> {
                options.precondition().check(place.key(), current);
                return new NextState.Stored(text, options.ttl());
              });
    }
    watches.own(place.mount(), ChangeKind.UPDATE, place.key());
    return Etag.of(text);
  }

  @Override
  public void remove(String key, RemoveOptions options) {
    Place place = place(key);
    if (options.precondition().isNone()) {
      place.driver().remove(place.relative());
    } else {
      place
          .driver()
          .update(
              place.relative(),
              current -> {
                options.precondition().check(place.key(), current);
                return NextState.Removed.INSTANCE;
              });
    }
    if (options.withMeta()) {
      removeMeta(place);
    }
    watches.own(place.mount(), ChangeKind.REMOVE, place.key());
  }

  @Override
  public Optional<Entry> update(String key, Function<Optional<Entry>, NextState> revision) {
    Place place = place(key);
    AtomicBoolean unchanged = new AtomicBoolean();
    Optional<Entry> after =
        place
            .driver()
            .update(
                place.relative(),
                current -> {
                  NextState next = revision.apply(current);
                  unchanged.set(next instanceof NextState.Unchanged);
                  return next;
                });
    if (!unchanged.get()) {
      watches.own(
          place.mount(), after.isPresent() ? ChangeKind.UPDATE : ChangeKind.REMOVE, place.key());
    }
    return after;
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    List<Place> places = keys.stream().map(this::place).toList();
    List<Optional<String>> texts = new ArrayList<>();
    places.forEach(place -> texts.add(Optional.empty()));
    PerMount.of(places, Place::mount)
        .forEach(
            (mount, indexes) -> {
              List<Optional<Entry>> found =
                  mount
                      .driver()
                      .getAll(indexes.stream().map(i -> places.get(i).relative()).toList());
              for (int i = 0; i < found.size(); i++) {
                texts.set(indexes.get(i), found.get(i).map(Entry::text));
              }
            });
    return texts;
  }

  @Override
  public void setAll(List<Write> writes) {
    List<Place> places = writes.stream().map(write -> place(write.key())).toList();
    change(
        places,
        ChangeKind.UPDATE,
        (mount, indexes) ->
            mount
                .driver()
                .setAll(
                    indexes.stream()
                        .map(i -> writes.get(i).under(places.get(i).relative()))
                        .toList()));
  }

  @Override
  public void removeAll(List<String> keys) {
    List<Place> places = keys.stream().map(this::place).toList();
    change(
        places,
        ChangeKind.REMOVE,
        (mount, indexes) ->
            mount.driver().removeAll(indexes.stream().map(i -> places.get(i).relative()).toList()));
  }

  /** Does a batch, and tells of what was done, also if that was not all. */
  private void change(
      List<Place> places, ChangeKind kind, BiConsumer<Mount, List<Integer>> action) {
    try {
      PerMount.each(places, Place::mount, action);
    } catch (StorageException.BatchFailed some) {
      Set<String> failed =
          some.failures().stream()
              .map(StorageException.Failure::key)
              .collect(Collectors.toUnmodifiableSet());
      tell(places.stream().filter(place -> !failed.contains(place.key())).toList(), kind);
      throw some;
    }
    tell(places, kind);
  }

  private void tell(List<Place> places, ChangeKind kind) {
    places.forEach(place -> watches.own(place.mount(), kind, place.key()));
  }

  @Override
  public List<String> keys(String base, @Nullable Integer maxDepth) {
    Mounts now = open();
    String start = StorageKey.base(base);
    List<String> keys = new ArrayList<>();
    for (Mount mount : now.under(start, true)) {
      String relative =
          start.length() > mount.base().length() ? start.substring(mount.base().length()) : "";
      for (String key : mount.driver().keys(relative)) {
        String whole = mount.base() + StorageKey.normalize(key);
        if (Listing.shows(whole, start, maxDepth) && !now.hidden(whole, mount)) {
          keys.add(whole);
        }
      }
    }
    return keys;
  }

  @Override
  public KeyPage page(String base, KeyQuery query) {
    return new Listing(open(), StorageKey.base(base)).page(query);
  }

  @Override
  public void clear(String base) {
    String start = StorageKey.base(base);
    for (Mount mount : open().under(start, true)) {
      String relative =
          start.length() > mount.base().length() ? start.substring(mount.base().length()) : "";
      List<String> removed = watches.wantsOwn(mount) ? mount.driver().keys(relative) : List.of();
      mount.driver().clear(relative);
      removed.forEach(key -> watches.own(mount, ChangeKind.REMOVE, mount.base() + key));
    }
  }

  @Override
  public Watch watch(ChangeListener listener) {
    return watches.add(listener, () -> open().all());
  }

  @Override
  public void unwatch() {
    watches.close();
  }

  @Override
  public void mount(String base, Driver driver) {
    Mount mount = new Mount(StorageKey.base(base), driver);
    mounting.lock();
    try {
      Mounts more = mounts.with(mount);
      watches.mounted(mount);
      mounts = more;
    } finally {
      mounting.unlock();
    }
  }

  @Override
  public void unmount(String base, boolean close) {
    String start = StorageKey.base(base);
    if (start.isEmpty()) {
      return;
    }
    mounting.lock();
    try {
      for (Mount mount : mounts.all()) {
        if (mount.base().equals(start)) {
          watches.unmounted(mount);
          mounts = mounts.without(mount);
          if (close) {
            mount.driver().close();
          }
        }
      }
    } finally {
      mounting.unlock();
    }
  }

  @Override
  public Mount mountOf(String key) {
    return mounts.of(StorageKey.normalize(key) + ":");
  }

  @Override
  public List<Mount> mounts(String base, boolean parents) {
    return mounts.under(StorageKey.base(base), parents);
  }

  @Override
  public void close() {
    mounting.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      watches.close();
      mounts.all().forEach(mount -> mount.driver().close());
    } finally {
      mounting.unlock();
    }
  }
}
