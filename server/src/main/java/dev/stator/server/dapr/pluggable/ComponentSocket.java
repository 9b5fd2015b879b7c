package dev.stator.server.dapr.pluggable;

import dev.stator.dapr.StateStore;
import dev.stator.dapr.binding.InputBinding;
import dev.stator.dapr.binding.OutputBinding;
import dev.stator.server.grpc.SocketFile;
import dev.stator.server.grpc.SocketListener;
import dev.stator.server.shell.ServerSetup;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * One socket in daprd's folder of pluggable components. Its name without the ending is what a
 * component's type says after {@code state.} and {@code bindings.}
 */
public final class ComponentSocket implements AutoCloseable {
  /** What daprd cuts off is whatever follows the last dot. */
  public static final String ENDING = ".sock";

  private static final String NAME = "dapr-components";

  private final SocketListener listener;

  private ComponentSocket(SocketListener listener) {
    this.listener = listener;
  }

  /**
   * @param setup shared with the other listeners of the same process
   * @throws IOException why there can be no such socket
   */
  public static ComponentSocket open(SocketFile file, ComponentFactory factory, ServerSetup setup)
      throws IOException {
    Clock clock = Clock.systemUTC();
    Instances<StateStore> stores = new Instances<>(clock);
    Instances<OutputBinding> outputs = new Instances<>(clock);
    Instances<Supplier<InputBinding>> inputs = new Instances<>(clock);
    Connections connections =
        new Connections(
            number -> {
              stores.ended(number);
              outputs.ended(number);
              inputs.ended(number);
            });
    return new ComponentSocket(
        SocketListener.start(
            NAME,
            file,
            List.of(
                new StateStoreService(factory, stores, setup.inFlight()),
                new TransactionService(stores),
                new QueryService(stores, setup.inFlight()),
                new MaxSizeService(),
                new OutputBindingService(factory, outputs),
                new InputBindingService(factory, inputs)),
            connections,
            connections,
            setup));
  }

  /** Lets calls in progress end, ends streams behind acknowledged events, removes the socket. */
  @Override
  public void close() {
    listener.close();
  }
}
