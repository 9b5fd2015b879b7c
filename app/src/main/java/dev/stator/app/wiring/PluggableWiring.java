package dev.stator.app.wiring;

import dev.stator.app.config.Backend;
import dev.stator.app.config.PluggableConfig;
import dev.stator.app.wiring.FrontEndParts.SocketPart;
import dev.stator.server.dapr.pluggable.ComponentFactory;
import dev.stator.server.dapr.pluggable.ComponentSocket;
import dev.stator.server.grpc.SocketFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Pluggable components beside a real daprd: the sockets, and what they are made of. */
final class PluggableWiring {
  private PluggableWiring() {}

  static FrontEndParts parts(WiringContext context) {
    PluggableConfig config = context.config().pluggable();
    Backend backend = context.config().resources().backend();
    if (backend == Backend.EMBEDDED) {
      // Now, so that a folder that cannot be had is told here and not to daprd, which waits 5 s.
      context.databases().embedded();
    }
    ComponentFactory factory =
        new PluggableComponents(context.databases(), backend, context.config().store());
    List<SocketFile> files =
        config.names().stream()
            .map(
                name ->
                    new SocketFile(
                        config.folder().resolve(name + ComponentSocket.ENDING), config.rights()))
            .toList();
    warnOfDead(context, config.folder(), files);
    return new FrontEndParts(
        "daprd",
        List.of(),
        List.of(),
        addresses -> files.stream().map(file -> "unix:" + file.path()).toList(),
        List.of(),
        List.of(),
        files.stream().map(file -> new SocketPart(file, factory)).toList());
  }

  /** One socket that nobody answers keeps daprd from finding any. */
  private static void warnOfDead(WiringContext context, Path folder, List<SocketFile> own) {
    List<Path> ownPaths = own.stream().map(SocketFile::path).toList();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.map(one -> one.toAbsolutePath().normalize()).sorted().toList()) {
        if (!ownPaths.contains(path)
            && SocketFile.isSocket(path)
            && !SocketFile.isListening(path)) {
          context
              .warnings()
              .add(path + ": nobody answers at this socket, and daprd will not start; remove it");
        }
      }
    } catch (IOException unreadable) {
      // Opening the socket there says what is wrong with the folder.
    }
  }
}
