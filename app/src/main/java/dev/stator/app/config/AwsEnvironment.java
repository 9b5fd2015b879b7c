package dev.stator.app.config;

import dev.stator.app.exit.ExitCode;
import dev.stator.app.exit.StartFailure;
import dev.stator.tables.connection.AwsClients;

/** What the environment of this process says about AWS. */
public final class AwsEnvironment {
  private AwsEnvironment() {}

  /**
   * Clients that trust whom the environment says.
   *
   * @throws StartFailure if what it names cannot be used
   */
  public static AwsClients clients() {
    try {
      return new AwsClients();
    } catch (IllegalArgumentException wrong) {
      throw new StartFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
