package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.resources.DriverSpec;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.unstorage.Driver;
import dev.stator.unstorage.dynamodb.DynamoDbDriver;
import dev.stator.unstorage.dynamodb.DynamoDbOptions;
import dev.stator.unstorage.dynamodb.Layout;
import dev.stator.unstorage.memory.MemoryDriver;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The drivers of one Storage, on the backend of its document. */
record StorageDrivers(ResourceMetadata metadata, WiringContext context) {

  /**
   * @throws IllegalArgumentException if the options do not go together
   */
  Driver driver(DriverSpec spec) {
    return switch (spec) {
      case DriverSpec.InMemory memory ->
          new MemoryDriver(InstantSource.system(), memory.expireIn());
      case DriverSpec.InTable table -> driver(table);
    };
  }

  private Driver driver(DriverSpec.InTable spec) {
    Backend backend = context.backend(metadata);
    ConnectionSettings settings =
        AwsConnections.settings(spec.access(), metadata.namespace(), context.secrets());
    DynamoDbOptions options = options(spec, backend);
    DynamoDbClient client = context.client(metadata, backend, settings);
    DynamoDbDriver driver =
        DynamoDbDriver.over(client, () -> context.databases().streams(backend, settings), options);
    if (orEmbedded(spec.createTable(), backend)) {
      Tables.ensure(metadata, client, DynamoDbDriver.shape(options), driver::checkTable);
    }
    return driver;
  }

  /** What is not said holds on the embedded backend, where it needs no permission. */
  private static boolean orEmbedded(@Nullable Boolean asked, Backend backend) {
    return asked == null ? backend == Backend.EMBEDDED : asked;
  }

  private static DynamoDbOptions options(DriverSpec.InTable spec, Backend backend) {
    DriverSpec.Attributes names = spec.attributes();
    String ttl = names.ttl() == null ? DynamoDbOptions.Attributes.DEFAULT.ttl() : names.ttl();
    DriverSpec.Partitions layout = spec.layout();
    return DynamoDbOptions.table(spec.table())
        .attributes(new DynamoDbOptions.Attributes(names.key(), names.value(), ttl))
        .expireIn(spec.expireIn())
        .base(spec.base())
        .consistentReads(spec.consistentReads())
        .layout(
            layout == null
                ? Layout.FLAT
                : new Layout.Partitioned(layout.sortAttribute(), layout.segments()))
        .scanSegments(spec.scanSegments() == null ? 1 : spec.scanSegments())
        .watchStream(orEmbedded(spec.watchStream(), backend))
        .build();
  }
}
