package dev.stator.app.wiring;

import dev.stator.app.config.Port;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.engine.Engine;
import dev.stator.server.dynamodb.DynamoDbConfig;
import dev.stator.server.dynamodb.DynamoDbRoutes;
import java.util.List;

/** DynamoDB's protocol: alone on its port, beside the others on the shared one. */
final class DynamoDbWiring {
  private DynamoDbWiring() {}

  static FrontEndParts parts(WiringContext context) {
    Engine engine = context.databases().embedded().engine();
    DynamoDbConfig config = DynamoDbConfig.DEFAULT;
    return new FrontEndParts(
        "DynamoDB",
        List.of(
            new HttpPart(Port.DYNAMODB, DynamoDbRoutes.alone(engine, config)),
            new HttpPart(Port.HTTP, DynamoDbRoutes.besideOthers(engine, config))),
        List.of(),
        addresses -> List.of(addresses.url(Port.DYNAMODB)),
        List.of());
  }
}
