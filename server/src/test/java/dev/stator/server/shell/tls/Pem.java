package dev.stator.server.shell.tls;

import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of {@code src/test/resources/tls}, made by the script there. */
public final class Pem {
  private Pem() {}

  public static Path file(String name) {
    return Path.of("src/test/resources/tls", name);
  }

  public static ServerIdentity server() {
    return ServerIdentity.read(file("server.pem"), file("server.key"));
  }

  /** For a client that believes only the test's authority. */
  public static SSLContext client() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry(
        "authority", ServerIdentity.authorities(file("authority.pem")).getFirst());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
