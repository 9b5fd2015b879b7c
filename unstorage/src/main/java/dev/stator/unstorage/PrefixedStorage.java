package dev.stator.unstorage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Storage seen from a base.
 *
 * @param base empty, or normalised with a {@code :} at its end
 */
record PrefixedStorage(Storage storage, String base) implements Storage {

  private String whole(String key) {
    return base + StorageKey.item(key);
  }

  private String wholeBase(String relative) {
    return base + StorageKey.base(relative);
  }

  private String stripped(String key) {
    return key.substring(base.length());
  }

  @Override
  public Optional<String> get(String key) {
    return storage.get(whole(key));
  }

  @Override
  public Optional<Value> getWithMeta(String key) {
    return storage.getWithMeta(whole(key));
  }

  @Override
  public boolean has(String key) {
    return storage.has(whole(key));
  }

  @Override
  public String set(String key, String text, WriteOptions options) {
    return storage.set(whole(key), text, options);
  }

  @Override
  public void remove(String key, RemoveOptions options) {
    storage.remove(whole(key), options);
  }

  @Override
  public Optional<Entry> update(String key, Function<Optional<Entry>, NextState> revision) {
    return storage.update(whole(key), revision);
  }

  @Override
  public Optional<Value> getWithNativeMeta(String key) {
    return storage.getWithNativeMeta(whole(key));
  }

  @Override
  public List<Optional<String>> getAll(List<String> keys) {
    return storage.getAll(keys.stream().map(this::whole).toList());
  }

  @Override
  public void setAll(List<Write> writes) {
    storage.setAll(writes.stream().map(write -> write.under(whole(write.key()))).toList());
  }

  @Override
  public void removeAll(List<String> keys) {
    storage.removeAll(keys.stream().map(this::whole).toList());
  }

  @Override
  public List<String> keys(String relative, @Nullable Integer maxDepth) {
    return storage.keys(wholeBase(relative), maxDepth).stream().map(this::stripped).toList();
  }

  @Override
  public KeyPage page(String relative, KeyQuery query) {
    KeyPage page = storage.page(wholeBase(relative), query);
    return new KeyPage(page.keys().stream().map(this::stripped).toList(), page.cursor());
  }

  @Override
  public void clear(String relative) {
    storage.clear(wholeBase(relative));
  }

  @Override
  public Watch watch(ChangeListener listener) {
    return storage.watch(
        (kind, key) -> {
          if (key.startsWith(base)) {
            listener.changed(kind, stripped(key));
          }
        });
  }

  @Override
  public void unwatch() {
    storage.unwatch();
  }

  @Override
  public void mount(String relative, Driver driver) {
    storage.mount(wholeBase(relative), driver);
  }

  @Override
  public void unmount(String relative, boolean close) {
    storage.unmount(wholeBase(relative), close);
  }

  @Override
  public Mount mountOf(String key) {
    return storage.mountOf(base + key);
  }

  @Override
  public List<Mount> mounts(String relative, boolean parents) {
    return storage.mounts(wholeBase(relative), parents);
  }

  /** The Storage is its owner's to close. */
  @Override
  public void close() {}
}
