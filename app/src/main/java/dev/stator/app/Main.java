package dev.stator.app;

import dev.stator.app.command.StatorCommand;
import dev.stator.app.command.Terminal;

/** Where the process begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new StatorCommand(Terminal.standard()).run(arguments).number());
  }
}
