package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.ServeConfig;
import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.app.resources.Resources;
import dev.stator.app.resources.SecretSources;
import dev.stator.server.shell.limit.InFlight;
import dev.stator.tables.TableError;
import dev.stator.tables.connection.ConnectionSettings;
import dev.stator.yaml.Position;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What every front end is made of.
 *
 * @param warnings grows while the front ends are made
 * @param stop where a client asks for the end
 * @param inFlight what the listeners are to count; front ends count large answers while they make
 *     them
 */
record WiringContext(
    ServeConfig config,
    Resources resources,
    SecretSources secrets,
    Databases databases,
    List<String> warnings,
    StopRequest stop,
    InFlight inFlight) {

  /** Where a resource keeps its data: its annotation decides, else {@code --backend}. */
  Backend backend(ResourceMetadata metadata) {
    return metadata.backendOr(config.resources().backend());
  }

  /**
   * The client of a resource.
   *
   * @throws StartFailure if AWS cannot even be asked: no region is named anywhere
   */
  DynamoDbClient client(ResourceMetadata metadata, Backend backend, ConnectionSettings settings) {
    try {
      return databases.client(backend, settings);
    } catch (TableError refused) {
      throw new StartFailure(
          ExitCode.BACKEND,
          metadata.position() + ": " + metadata.title() + ": " + refused.text(),
          refused);
    }
  }

  void warn(Position position, String text) {
    warnings.add(position + ": " + text);
  }
}
