package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.Port;
import dev.stator.app.resources.DriverSpec;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.app.resources.StorageDocument;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.server.unstorage.HostedStorage;
import dev.stator.server.unstorage.StorageFrontEnd;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.StorageException;
import dev.stator.yaml.YamlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** unstorage's HTTP protocol: the Storages of the resources, by name. */
final class StorageWiring {
  private StorageWiring() {}

  static FrontEndParts parts(WiringContext context) {
    Map<String, HostedStorage> storages = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (StorageDocument document : context.resources().all(StorageDocument.class)) {
      ResourceMetadata metadata = document.metadata();
      storages.put(metadata.name(), hosted(document, context));
      lines.add(line(document, document.root(), metadata.title(), context));
      for (StorageDocument.MountSpec mount : document.mounts()) {
        lines.add(line(document, mount.driver(), metadata.title() + " at " + mount.at(), context));
      }
    }
    return new FrontEndParts(
        "Storage",
        List.of(new HttpPart(Port.HTTP, new StorageFrontEnd(storages))),
        List.of(),
        addresses ->
            storages.keySet().stream()
                .map(name -> addresses.url(Port.HTTP) + "/storage/" + name + "/")
                .toList(),
        lines,
        List.of(new Background(() -> {}, () -> storages.values().forEach(StorageWiring::unwatch))),
        List.of());
  }

  /** Who watched a Storage may come back, so that it is watched on when they are gone. */
  private static void unwatch(HostedStorage hosted) {
    hosted.storage().unwatch();
  }

  private static HostedStorage hosted(StorageDocument document, WiringContext context) {
    StorageDrivers drivers = new StorageDrivers(document.metadata(), context);
    try {
      Storage storage = Storage.over(drivers.driver(document.root()));
      for (StorageDocument.MountSpec mount : document.mounts()) {
        storage.mount(mount.at(), drivers.driver(mount.driver()));
      }
      return new HostedStorage(storage, StorageAccess.policy(document, context));
    } catch (IllegalArgumentException | StorageException wrong) {
      throw new YamlError(document.metadata().position(), String.valueOf(wrong.getMessage()));
    }
  }

  private static String line(
      StorageDocument document, DriverSpec driver, String title, WiringContext context) {
    ResourceMetadata metadata = document.metadata();
    Backend backend = context.backend(metadata);
    return switch (driver) {
      case DriverSpec.InMemory memory -> title + ": in this process's memory";
      case DriverSpec.InTable table ->
          ResourceLines.line(
              title,
              table.table(),
              backend,
              AwsConnections.settings(table.access(), metadata.namespace(), context.secrets()));
    };
  }
}
