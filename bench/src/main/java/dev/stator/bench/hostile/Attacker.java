package dev.stator.bench.hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that attacks, at the lowest priority: real attackers have machines of their own, so
 * what theirs cost must not be counted as the server's.
 */
final class Attacker implements AutoCloseable {
  private static final String UNDER_WAY = "under way";

  private final Process process;

  private Attacker(Process process) {
    this.process = process;
  }

  /** Which attack, and the port. */
  public static void main(String[] arguments) {
    Attack.valueOf(arguments[0])
        .run(Integer.parseInt(arguments[1]), () -> System.out.println(UNDER_WAY));
  }

  /** Starts it, and waits until it is under way. */
  static Attacker start(Attack attack, int port) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    "nice",
                    "-n",
                    "19",
                    java,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Attacker.class.getName(),
                    attack.name(),
                    String.valueOf(port)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String told = process.inputReader().readLine();
    if (!UNDER_WAY.equals(told)) {
      throw new IOException("the attacker says " + told);
    }
    return new Attacker(process);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
