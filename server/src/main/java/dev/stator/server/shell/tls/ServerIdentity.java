package dev.stator.server.shell.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A certificate and its private key: what a server proves itself with. {@link #keyManager} and
 * {@link #context} follow the files, so that a renewed certificate needs no other start.
 */
public final class ServerIdentity {
  private final PrivateKey key;
  private final List<X509Certificate> chain;
  private final Path certificateFile;
  private final Path keyFile;

  private ServerIdentity(
      PrivateKey key, List<X509Certificate> chain, Path certificateFile, Path keyFile) {
    this.key = key;
    this.chain = List.copyOf(chain);
    this.certificateFile = certificateFile;
    this.keyFile = keyFile;
  }

  /**
   * @param certificateFile PEM, the server's certificate first, then those that lead to its
   *     authority
   * @param keyFile PEM, the key of the first certificate, without a passphrase
   * @throws TlsFileException if a file is missing, unreadable or broken, or they do not belong
   *     together
   */
  public static ServerIdentity read(Path certificateFile, Path keyFile) {
    List<X509Certificate> chain = PemFile.read(certificateFile).certificates();
    PrivateKey key = PrivateKeyFile.read(keyFile, chain.getFirst().getPublicKey(), certificateFile);
    return new ServerIdentity(key, chain, certificateFile, keyFile);
  }

  /**
   * The authorities whose certificates clients may show.
   *
   * @param file PEM, at least one certificate
   * @throws TlsFileException if it is missing, unreadable or broken
   */
  public static List<X509Certificate> authorities(Path file) {
    return PemFile.read(file).certificates();
  }

  public PrivateKey key() {
    return key;
  }

  /** The server's certificate first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** Until when clients accept the certificate. */
  public Instant notAfter() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  /** Shows whoever connects the certificate that is in the files then. */
  public X509ExtendedKeyManager keyManager() {
    return keyManager(InstantSource.system());
  }

  X509ExtendedKeyManager keyManager(InstantSource clock) {
    return new RenewedKeys(this, certificateFile, keyFile, clock);
  }

  /** For a server that asks clients for no certificate. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keyManager()}, null, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JVM has TLS", impossible);
    }
  }

  /** Of this certificate alone. */
  X509ExtendedKeyManager keys() {
    char[] inMemoryOnly = new char[0];
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setKeyEntry("server", key, inMemoryOnly, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, inMemoryOnly);
      return (X509ExtendedKeyManager) keys.getKeyManagers()[0];
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("the key was checked before", impossible);
    }
  }
}
