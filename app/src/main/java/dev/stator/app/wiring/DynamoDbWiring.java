package dev.stator.app.wiring;

import dev.stator.app.config.Port;
import dev.stator.app.config.ProtocolConfig;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.server.dynamodb.DynamoDbConfig;
import dev.stator.server.dynamodb.DynamoDbRoutes;
import dev.stator.server.dynamodb.Engines;
import dev.stator.server.shell.signature.AccessKey;
import dev.stator.server.shell.signature.SignatureVerifier;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DynamoDB's protocol: alone on its port, beside the others on the shared one. */
final class DynamoDbWiring {
  private DynamoDbWiring() {}

  static FrontEndParts parts(WiringContext context) {
    // Opened now, so that a folder that cannot be opened ends the start.
    context.databases().embedded();
    Engines engines = context.databases().engines();
    DynamoDbConfig config = config(context.config());
    return new FrontEndParts(
        "DynamoDB",
        List.of(
            new HttpPart(Port.DYNAMODB, DynamoDbRoutes.alone(engines, config)),
            new HttpPart(Port.HTTP, DynamoDbRoutes.besideOthers(engines, config))),
        List.of(),
        addresses -> List.of(addresses.url(Port.DYNAMODB)),
        List.of());
  }

  private static DynamoDbConfig config(ServeConfig config) {
    ProtocolConfig protocol = config.protocol();
    List<AccessKey> keys = config.authentication().accessKeys();
    @Nullable String region = protocol.byCredential() ? null : protocol.namespace().region();
    return new DynamoDbConfig(
        protocol.namespace(),
        protocol.byCredential(),
        protocol.allowedOrigins(),
        keys.isEmpty()
            ? null
            : new SignatureVerifier(
                keys, DynamoDbConfig.SIGNING_NAME, region, InstantSource.system()));
  }
}
