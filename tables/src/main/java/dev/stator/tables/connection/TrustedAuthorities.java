package dev.stator.tables.connection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The authorities whose certificates are trusted instead of the JVM's own, as the AWS command line
 * and SDKs take them from {@value #VARIABLE}: a file of certificates in PEM.
 *
 * <p>Source: AWS SDKs and Tools Reference Guide, "General configuration settings", ca_bundle.
 */
public final class TrustedAuthorities {
  /** The variable of the environment that names the file. */
  public static final String VARIABLE = "AWS_CA_BUNDLE";

  private static final int CERTIFICATES_MAX = 10_000;

  private final TrustManager[] managers;

  private TrustedAuthorities(TrustManager[] managers) {
    this.managers = managers;
  }

  /**
   * Those of this process's environment; null if it names none.
   *
   * @throws IllegalArgumentException if the file cannot be read, or holds no certificate
   */
  public static @Nullable TrustedAuthorities ofEnvironment() {
    String file = System.getenv(VARIABLE);
    return file == null || file.isBlank() ? null : of(file);
  }

  /**
   * @param file certificates in PEM
   * @throws IllegalArgumentException if it cannot be read, or holds no certificate
   */
  static TrustedAuthorities of(String file) {
    try (InputStream pem = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty() || certificates.size() > CERTIFICATES_MAX) {
        throw wrong(file, "holds " + certificates.size() + " certificates", null);
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return new TrustedAuthorities(trust.getTrustManagers());
    } catch (IOException | InvalidPathException unread) {
      throw wrong(file, "cannot be read", unread);
    } catch (GeneralSecurityException malformed) {
      throw wrong(file, "is not certificates in PEM: " + malformed.getMessage(), malformed);
    }
  }

  private static IllegalArgumentException wrong(
      String file, String why, @Nullable Exception cause) {
    return new IllegalArgumentException(VARIABLE + ": " + file + " " + why, cause);
  }

  TrustManager[] managers() {
    return managers.clone();
  }

  /** For clients that take a whole context. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
