package dev.stator.app.wiring;

import dev.stator.app.config.Port;
import dev.stator.server.dapr.pluggable.ComponentFactory;
import dev.stator.server.grpc.SocketFile;
import dev.stator.server.shell.HttpFrontEnd;
import io.grpc.BindableService;
import java.util.List;
import java.util.function.Function;

/**
 * A front end, ready to be started.
 *
 * @param label its name in the ready block
 * @param http what answers on the HTTP ports; on one port, in this order
 * @param grpc what answers on the gRPC ports
 * @param urls where a client finds it, once the ports are known
 * @param resources one line about each of its resources
 * @param background what works on its own while the server runs
 * @param sockets what answers on Unix sockets
 */
record FrontEndParts(
    String label,
    List<HttpPart> http,
    List<GrpcPart> grpc,
    Function<Addresses, List<String>> urls,
    List<String> resources,
    List<Background> background,
    List<SocketPart> sockets) {

  /** A front end that does nothing unasked. */
  FrontEndParts(
      String label,
      List<HttpPart> http,
      List<GrpcPart> grpc,
      Function<Addresses, List<String>> urls,
      List<String> resources) {
    this(label, http, grpc, urls, resources, List.of(), List.of());
  }

  record HttpPart(Port port, HttpFrontEnd frontEnd) {}

  record GrpcPart(Port port, BindableService service) {}

  record SocketPart(SocketFile file, ComponentFactory factory) {}

  FrontEndParts {
    http = List.copyOf(http);
    grpc = List.copyOf(grpc);
    resources = List.copyOf(resources);
    background = List.copyOf(background);
    sockets = List.copyOf(sockets);
  }
}
