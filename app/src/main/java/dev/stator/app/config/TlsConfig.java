package dev.stator.app.config;

import dev.stator.server.shell.tls.ServerIdentity;
import dev.stator.server.shell.tls.TlsFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the ports prove themselves, and which clients must.
 *
 * @param identity of every port; null for plain text
 * @param clientAuthorities who signs the certificates that clients of gRPC must show; empty if they
 *     need none
 * @param clientNames the DNS names of which such a certificate must have one; empty for any
 */
public record TlsConfig(
    @Nullable ServerIdentity identity,
    List<X509Certificate> clientAuthorities,
    Set<String> clientNames) {
  public static final TlsConfig NONE = new TlsConfig(null, List.of(), Set.of());

  public TlsConfig {
    clientAuthorities = List.copyOf(clientAuthorities);
    clientNames = Set.copyOf(clientNames);
  }

  static TlsConfig from(Settings settings) {
    if (settings.isGiven(Setting.TLS_CERTIFICATE) != settings.isGiven(Setting.TLS_KEY)) {
      Setting given = settings.isGiven(Setting.TLS_KEY) ? Setting.TLS_KEY : Setting.TLS_CERTIFICATE;
      Setting missing = given == Setting.TLS_KEY ? Setting.TLS_CERTIFICATE : Setting.TLS_KEY;
      throw settings.wrong(given, "needs " + missing.flag() + " beside it");
    }
    if (!settings.isGiven(Setting.TLS_CERTIFICATE)) {
      requireNone(settings, Setting.GRPC_CLIENT_CA, Setting.TLS_CERTIFICATE);
      requireNone(settings, Setting.GRPC_CLIENT_NAMES, Setting.GRPC_CLIENT_CA);
      return NONE;
    }
    if (!settings.isGiven(Setting.GRPC_CLIENT_CA)) {
      requireNone(settings, Setting.GRPC_CLIENT_NAMES, Setting.GRPC_CLIENT_CA);
    }
    Path certificate = Path.of(settings.text(Setting.TLS_CERTIFICATE));
    Path key = Path.of(settings.text(Setting.TLS_KEY));
    return new TlsConfig(
        readable(settings, Setting.TLS_CERTIFICATE, () -> ServerIdentity.read(certificate, key)),
        settings.isGiven(Setting.GRPC_CLIENT_CA)
            ? readable(
                settings,
                Setting.GRPC_CLIENT_CA,
                () -> ServerIdentity.authorities(Path.of(settings.text(Setting.GRPC_CLIENT_CA))))
            : List.of(),
        settings.names(Setting.GRPC_CLIENT_NAMES));
  }

  private static void requireNone(Settings settings, Setting setting, Setting needed) {
    if (settings.isGiven(setting)) {
      throw settings.wrong(setting, "needs " + needed.flag() + " beside it");
    }
  }

  private static <T> T readable(Settings settings, Setting setting, Supplier<T> read) {
    try {
      return read.get();
    } catch (TlsFileException wrong) {
      throw settings.wrong(setting, "cannot be used: " + wrong.getMessage());
    }
  }
}
