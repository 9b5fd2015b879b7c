package dev.stator.unstorage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who listens to a Storage, and which drivers tell of changes themselves. Drivers are watched while
 * somebody listens.
 */
final class Watches {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private final Map<Mount, Watch> drivers = new LinkedHashMap<>();
  private final Set<Mount> telling = ConcurrentHashMap.newKeySet();

  /** Held while drivers begin to watch, which may take seconds: no monitor, which pins threads. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Equal to itself only, so that one listener may listen twice. */
  private static final class Listening {
    private final ChangeListener listener;

    Listening(ChangeListener listener) {
      this.listener = listener;
    }
  }

  Watch add(ChangeListener listener, Supplier<List<Mount>> mounts) {
    Listening own = new Listening(listener);
    locked(
        () -> {
          if (listeners.isEmpty()) {
            begin(mounts.get());
          }
          listeners.add(own);
        });
    return () -> remove(own);
  }

  /** Watches all drivers, or none. */
  private void begin(List<Mount> mounts) {
    try {
      mounts.forEach(this::watch);
    } catch (RuntimeException failed) {
      end();
      throw failed;
    }
  }

  private void end() {
    drivers.values().forEach(Watch::close);
    drivers.clear();
    telling.clear();
  }

  private void remove(Listening listening) {
    locked(
        () -> {
          if (listeners.remove(listening) && listeners.isEmpty()) {
            end();
          }
        });
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private void watch(Mount mount) {
    Optional<Watch> watch =
        mount.driver().watch((kind, key) -> tell(kind, mount.base() + StorageKey.normalize(key)));
    watch.ifPresent(
        present -> {
          drivers.put(mount, present);
          telling.add(mount);
        });
  }

  void mounted(Mount mount) {
    locked(
        () -> {
          if (!listeners.isEmpty()) {
            watch(mount);
          }
        });
  }

  void unmounted(Mount mount) {
    locked(
        () -> {
          telling.remove(mount);
          Watch watch = drivers.remove(mount);
          if (watch != null) {
            watch.close();
          }
        });
  }

  /** Whether somebody listens, and the driver does not tell itself. */
  boolean wantsOwn(Mount mount) {
    return !listeners.isEmpty() && !telling.contains(mount);
  }

  /** Tells of a change that the Storage made, unless the driver tells of it. */
  void own(Mount mount, ChangeKind kind, String key) {
    if (wantsOwn(mount)) {
      tell(kind, key);
    }
  }

  /** The fault of one listener is nobody else's: the change is made, and the others are told. */
  private void tell(ChangeKind kind, String key) {
    for (Listening listening : listeners) {
      try {
        listening.listener.changed(kind, key);
      } catch (RuntimeException fault) {
        LOG.warn("a listener failed when it was told: {} of {}", kind.label(), key, fault);
      }
    }
  }

  void close() {
    locked(
        () -> {
          listeners.clear();
          end();
        });
  }
}
