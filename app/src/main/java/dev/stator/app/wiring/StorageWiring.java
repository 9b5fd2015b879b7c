package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.Port;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.app.resources.StorageDocument;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.server.unstorage.StorageFrontEnd;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.unstorage.Storage;
import dev.stator.unstorage.dynamodb.DynamoDbDriver;
import dev.stator.unstorage.dynamodb.DynamoDbOptions;
import dev.stator.yaml.YamlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** unstorage's HTTP protocol: the Storages of the resources, by name. */
final class StorageWiring {
  private StorageWiring() {}

  static FrontEndParts parts(WiringContext context) {
    Map<String, Storage> storages = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (StorageDocument document : context.resources().all(StorageDocument.class)) {
      ResourceMetadata metadata = document.metadata();
      Backend backend = context.backend(metadata);
      ConnectionSettings settings =
          AwsConnections.settings(document.access(), metadata.namespace(), context.secrets());
      storages.put(metadata.name(), storage(document, backend, settings, context));
      lines.add(ResourceLines.line(metadata, document.table(), backend, settings));
    }
    return new FrontEndParts(
        "Storage",
        List.of(new HttpPart(Port.HTTP, new StorageFrontEnd(storages))),
        List.of(),
        addresses ->
            storages.keySet().stream()
                .map(name -> addresses.url(Port.HTTP) + "/storage/" + name + "/")
                .toList(),
        lines);
  }

  private static Storage storage(
      StorageDocument document,
      Backend backend,
      ConnectionSettings settings,
      WiringContext context) {
    DynamoDbOptions options = options(document);
    DynamoDbClient client = context.client(document.metadata(), backend, settings);
    @Nullable Boolean asked = document.createTable();
    if (asked == null ? backend == Backend.EMBEDDED : asked) {
      Tables.ensure(document.metadata(), client, DynamoDbDriver.shape(options));
    }
    return new Storage(new DynamoDbDriver(client, options));
  }

  private static DynamoDbOptions options(StorageDocument document) {
    StorageDocument.Attributes names = document.attributes();
    String ttl = names.ttl() == null ? DynamoDbOptions.Attributes.DEFAULT.ttl() : names.ttl();
    try {
      return DynamoDbOptions.table(document.table())
          .withAttributes(new DynamoDbOptions.Attributes(names.key(), names.value(), ttl))
          .withExpireIn(document.expireIn())
          .withBase(document.base());
    } catch (IllegalArgumentException wrong) {
      throw new YamlError(document.metadata().position(), String.valueOf(wrong.getMessage()));
    }
  }
}
