package dev.stator.app.wiring;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.app.resources.ResourceMetadata;
import dev.stator.tables.TableError;
import dev.stator.tables.TableSetup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the tables that resources need. */
final class Tables {
  private Tables() {}

  /**
   * @throws StartFailure if the table is missing and cannot be made
   */
  static void ensure(ResourceMetadata metadata, DynamoDbClient client, TableSetup.Shape shape) {
    ensure(metadata, client, shape, () -> {});
  }

  /**
   * @param check asks the table whether it is what is needed
   * @throws StartFailure if the table is missing and cannot be made, or cannot be asked
   */
  static void ensure(
      ResourceMetadata metadata, DynamoDbClient client, TableSetup.Shape shape, Runnable check) {
    try {
      TableSetup.ensure(client, shape);
      check.run();
    } catch (TableError failed) {
      throw new StartFailure(
          ExitCode.BACKEND,
          metadata.position()
              + ": table '"
              + shape.table()
              + "' of "
              + metadata.title()
              + " cannot be made: "
              + failed.text(),
          failed);
    }
  }
}
