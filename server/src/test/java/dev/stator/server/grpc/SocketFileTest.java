package dev.stator.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Short folders of its own: those of JUnit may be too long for a socket. */
class SocketFileTest {
  private Path folder = Path.of("");

  @BeforeEach
  void make() throws IOException {
    folder = Files.createTempDirectory("sock");
  }

  @AfterEach
  void remove() throws IOException {
    Files.deleteIfExists(folder.resolve("a.sock"));
    Files.deleteIfExists(folder);
  }

  private SocketFile file(String name) {
    return new SocketFile(folder.resolve(name), PosixFilePermissions.fromString("rw-rw----"));
  }

  @Test
  void removes_what_a_killed_process_left() throws IOException {
    listen(file("a.sock")).close();
    assertThat(folder.resolve("a.sock")).exists();
    file("a.sock").clear();
    assertThat(folder.resolve("a.sock")).doesNotExist();
    assertThatCode(() -> file("a.sock").clear()).doesNotThrowAnyException();
  }

  private static ServerSocketChannel listen(SocketFile file) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(file.path()));
    return server;
  }

  @Test
  void leaves_the_socket_of_a_living_process_alone() throws IOException {
    try (ServerSocketChannel living = listen(file("a.sock"))) {
      assertThatThrownBy(() -> file("a.sock").clear())
          .isInstanceOf(IOException.class)
          .hasMessage("another process listens on " + folder.resolve("a.sock"));
      assertThat(living.isOpen()).isTrue();
    }
  }

  @Test
  void leaves_the_socket_of_a_successor_at_the_end() throws IOException {
    try (ServerSocketChannel successor = listen(file("a.sock"))) {
      file("a.sock").remove();
      assertThat(folder.resolve("a.sock")).exists();
      assertThat(successor.isOpen()).isTrue();
    }
    file("a.sock").remove();
    assertThat(folder.resolve("a.sock")).doesNotExist();
  }

  @Test
  void leaves_other_files_alone() throws IOException {
    Files.writeString(folder.resolve("a.sock"), "mine");
    assertThatThrownBy(() -> file("a.sock").clear())
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("a.sock is there already and is not a socket");
    assertThat(folder.resolve("a.sock")).hasContent("mine");
  }

  @Test
  void says_that_the_folder_is_none() throws IOException {
    Files.writeString(folder.resolve("a.sock"), "mine");
    assertThatThrownBy(() -> file("a.sock/b.sock").clear())
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("a.sock") + " is not a folder");
  }

  @Test
  void says_that_the_folder_is_missing() {
    SocketFile file = new SocketFile(folder.resolve("no").resolve("a.sock"), Set.of());
    assertThatThrownBy(file::clear)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the folder %1$s is missing; make it with: mkdir -p %1$s"
                .formatted(folder.resolve("no")));
  }

  @Test
  void counts_the_bytes_of_the_path() {
    String name = "ü".repeat(SocketFile.PATH_BYTES_MAX / 2);
    assertThatThrownBy(() -> file(name).clear())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bytes, and that of a Unix socket may have 107; choose a shorter");
  }

  @Test
  void has_the_rights_that_were_asked_for() throws IOException {
    SocketFile file = file("a.sock");
    try (ServerSocketChannel server = listen(file)) {
      file.open();
      assertThat(server.isOpen()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
          .isEqualTo("rw-rw----");
    }
    file.remove();
  }
}
