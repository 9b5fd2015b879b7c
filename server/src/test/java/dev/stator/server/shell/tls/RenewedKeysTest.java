package dev.stator.server.shell.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cert-manager, or whoever renews a certificate, does to the files of a running server. */
class RenewedKeysTest {
  @TempDir Path folder;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));

  @BeforeEach
  void mount() throws Exception {
    version("1", "server");
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
    for (String file : new String[] {"tls.crt", "tls.key"}) {
      Files.createSymbolicLink(folder.resolve(file), Path.of("..data", file));
    }
  }

  /** A folder of both files, as the kubelet makes it. */
  private void version(String number, String name) throws Exception {
    Path version = Files.createDirectories(folder.resolve(".." + number));
    Files.copy(Pem.file(name + ".pem"), version.resolve("tls.crt"));
    Files.copy(Pem.file(name + ".key"), version.resolve("tls.key"));
  }

  /** The kubelet takes the new link into the old one's place. */
  private void swap(String number) throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("..tmp"), Path.of(".." + number));
    Files.move(
        link,
        folder.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private X509ExtendedKeyManager keys() {
    return ServerIdentity.read(folder.resolve("tls.crt"), folder.resolve("tls.key"))
        .keyManager(now::get);
  }

  private void pass() {
    now.updateAndGet(instant -> instant.plus(RenewedKeys.LOOK_PAUSE));
  }

  private static X509Certificate certificate(String name) {
    return ServerIdentity.authorities(Pem.file(name + ".pem")).getFirst();
  }

  /** What a client is shown. */
  private static X509Certificate shown(X509ExtendedKeyManager keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {keys}, null, null);
    try (SSLServerSocket server =
            (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
        SSLSocket client =
            (SSLSocket)
                Pem.client().getSocketFactory().createSocket("localhost", server.getLocalPort())) {
      Thread answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (SSLSocket accepted = (SSLSocket) server.accept()) {
                      accepted.startHandshake();
                    } catch (java.io.IOException refused) {
                      // the client tells it, too
                    }
                  });
      client.startHandshake();
      X509Certificate shown = (X509Certificate) client.getSession().getPeerCertificates()[0];
      answering.join();
      return shown;
    }
  }

  @Test
  void a_renewed_certificate_is_shown_to_whoever_connects_next() throws Exception {
    X509ExtendedKeyManager keys = keys();
    assertThat(shown(keys)).isEqualTo(certificate("server"));
    version("2", "server-rsa");
    swap("2");
    assertThat(shown(keys)).isEqualTo(certificate("server"));
    pass();
    // Another kind of key, even.
    assertThat(shown(keys)).isEqualTo(certificate("server-rsa"));
  }

  @Test
  void a_handshake_that_has_begun_keeps_the_key_of_its_certificate() throws Exception {
    X509ExtendedKeyManager keys = keys();
    String begun = Objects.requireNonNull(keys.chooseServerAlias("EC", null, null));
    version("2", "server-rsa");
    swap("2");
    pass();
    String next = Objects.requireNonNull(keys.chooseServerAlias("RSA", null, null));
    assertThat(keys.getCertificateChain(begun)[0]).isEqualTo(certificate("server"));
    assertThat(keys.getPrivateKey(begun).getAlgorithm()).isEqualTo("EC");
    assertThat(keys.getPrivateKey(next).getAlgorithm()).isEqualTo("RSA");
    assertThat(keys.chooseServerAlias("EC", null, null)).isNull();
  }

  @Test
  void files_that_cannot_be_used_change_nothing_until_they_can() throws Exception {
    X509ExtendedKeyManager keys = keys();
    version("2", "server-rsa");
    Path key = folder.resolve("..2/tls.key");
    Files.writeString(key, "half a file");
    swap("2");
    pass();
    assertThat(shown(keys)).isEqualTo(certificate("server"));
    Files.delete(folder.resolve("..data"));
    pass();
    assertThat(shown(keys)).isEqualTo(certificate("server"));
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2"));
    Files.copy(Pem.file("server-rsa.key"), key, StandardCopyOption.REPLACE_EXISTING);
    pass();
    assertThat(shown(keys)).isEqualTo(certificate("server-rsa"));
  }
}
