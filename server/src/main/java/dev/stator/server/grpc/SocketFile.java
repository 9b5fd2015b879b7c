package dev.stator.server.grpc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * The file of a Unix domain socket: a place for it before it is there, its rights when it is.
 *
 * <p>Source: unix(7), "Address format" and "Pathname socket ownership and permissions".
 *
 * @param path absolute
 * @param rights who may connect: whoever may write to the file
 */
public record SocketFile(Path path, Set<PosixFilePermission> rights) {
  /** Bytes of a path, its end not counted; macOS takes four fewer and says so itself. */
  public static final int PATH_BYTES_MAX = 107;

  public SocketFile {
    path = path.toAbsolutePath().normalize();
    rights = Set.copyOf(rights);
  }

  /**
   * Makes room: removes what a process left here that was killed.
   *
   * @throws IOException why no socket can be made here
   */
  void clear() throws IOException {
    int bytes = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > PATH_BYTES_MAX) {
      throw new IOException(
          "the path %s has %d bytes, and that of a Unix socket may have %d; choose a shorter folder"
              .formatted(path, bytes, PATH_BYTES_MAX));
    }
    Path folder = folder();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + " is not a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "the folder %s is missing; make it with: mkdir -p %s".formatted(folder, folder));
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("the folder " + folder + " is not writable");
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!isSocket(path)) {
      throw new IOException(path + " is there already and is not a socket");
    }
    if (isListening(path)) {
      throw new IOException("another process listens on " + path);
    }
    Files.deleteIfExists(path);
  }

  /** The folder that the socket is in. */
  public Path folder() {
    Path folder = path.getParent();
    return folder == null ? path : folder;
  }

  /** Lets those in who may connect; until now it was the owner alone at most. */
  void open() throws IOException {
    Files.setPosixFilePermissions(path, rights);
  }

  /**
   * Removes the socket whose listener has ended; leaves it alone if it is another process's by now,
   * which found nobody listening while the last calls here came to their end.
   */
  void remove() throws IOException {
    if (!isListening(path)) {
      Files.deleteIfExists(path);
    }
  }

  /** Whether this is a socket, or some other thing that is neither file, folder nor link. */
  public static boolean isSocket(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther();
  }

  /** Whether a process answers at this socket. */
  public static boolean isListening(Path path) {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return probe.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException nobody) {
      return false;
    }
  }
}
