package dev.stator.server.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Opens one port at several addresses.
 *
 * @param <L> what is open at one address
 * @param <E> what is thrown if an address cannot be had
 */
public final class SamePort<L, E extends Exception> {
  /** A free port of the first address is hardly ever taken at another. */
  private static final int ATTEMPTS = 20;

  /** Opens at one address. */
  public interface Opening<L, E extends Exception> {
    L open(String address, int port) throws E;
  }

  private final Opening<L, E> opening;
  private final ToIntFunction<L> number;
  private final Consumer<L> closing;

  /**
   * @param number of the port that was opened
   */
  public SamePort(Opening<L, E> opening, ToIntFunction<L> number, Consumer<L> closing) {
    this.opening = opening;
    this.number = number;
    this.closing = closing;
  }

  /**
   * @param port 0 takes one that is free at all of {@code addresses}
   * @return one for each address, or none is left open
   */
  public List<L> open(List<String> addresses, int port) throws E {
    for (int attempt = 1; ; attempt++) {
      List<L> open = new ArrayList<>();
      try {
        open.add(opening.open(addresses.getFirst(), port));
        openOthers(addresses, open);
        return open;
      } catch (Exception refused) {
        open.forEach(closing);
        if (port != 0 || open.isEmpty() || attempt == ATTEMPTS) {
          throw refused;
        }
      }
    }
  }

  private void openOthers(List<String> addresses, List<L> open) throws E {
    int chosen = number.applyAsInt(open.getFirst());
    for (String address : addresses.subList(1, addresses.size())) {
      open.add(opening.open(address, chosen));
    }
  }
}
