package dev.stator.bench.hostile;

import dev.stator.bench.hostile.Neighbour.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints a neighbour's p50 and p99 alone and under each attack, in turns, and the ratio of the
 * p99s. The server runs in a process of its own:
 *
 * <pre>
 * stator serve --memory --dynamodb-port 8000
 * java -cp bench/target/classes dev.stator.bench.hostile.HostileNeighbour 8000 4 5
 * </pre>
 */
public final class HostileNeighbour {
  private static final int WARM_UP_SECONDS = 20;
  private static final double P50 = 0.5;
  private static final double P99 = 0.99;

  private HostileNeighbour() {}

  /** Port, seconds for each turn, turns, and which attacks; all if none is named. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    int turns = Integer.parseInt(arguments[2]);
    Neighbour neighbour = new Neighbour(port);
    neighbour.prepare();
    neighbour.run(WARM_UP_SECONDS);
    for (Attack attack : attacks(arguments)) {
      Result alone = neighbour.run(seconds);
      Result attacked = attacked(attack, port, neighbour, seconds);
      for (int turn = 1; turn < turns; turn++) {
        alone = alone.plus(neighbour.run(seconds));
        attacked = attacked.plus(attacked(attack, port, neighbour, seconds));
      }
      print(System.out, attack, alone, attacked);
    }
  }

  private static List<Attack> attacks(String[] arguments) {
    List<Attack> named = Arrays.stream(arguments).skip(3).map(Attack::valueOf).toList();
    return named.isEmpty() ? List.of(Attack.values()) : named;
  }

  private static Result attacked(Attack attack, int port, Neighbour neighbour, int seconds)
      throws IOException, InterruptedException {
    Attacker attacker = Attacker.start(attack, port);
    try {
      return neighbour.run(seconds);
    } finally {
      attacker.close();
    }
  }

  private static void print(PrintStream out, Attack attack, Result alone, Result attacked) {
    out.printf(
        Locale.ROOT,
        "%-20s %d+%d failed  p50 %.2f and %.2f ms  p99 %.2f and %.2f ms: %.1f times%n",
        attack,
        alone.failures(),
        attacked.failures(),
        alone.millis(P50),
        attacked.millis(P50),
        alone.millis(P99),
        attacked.millis(P99),
        attacked.millis(P99) / alone.millis(P99));
  }
}
