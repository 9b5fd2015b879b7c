package dev.stator.server.shell.tls;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a server as they stand in its files now: a certificate that was renewed there is
 * shown to whoever connects next. Files that cannot be used change nothing, and are told once.
 *
 * <p>Each version has aliases of its own, so that one handshake never mixes two. For many threads.
 */
final class RenewedKeys extends X509ExtendedKeyManager {
  private static final Logger LOG = System.getLogger(RenewedKeys.class.getName());

  /** Between two looks at the files. */
  static final Duration LOOK_PAUSE = Duration.ofSeconds(10);

  private final Path certificateFile;
  private final Path keyFile;
  private final InstantSource clock;
  private Version current;
  private @Nullable Version before;
  private Stamp refused;
  private Instant lookDue;

  /** What changes when a file is written, or another one takes its place. */
  private record Stamp(List<Object> parts) {
    static final Stamp NONE = new Stamp(List.of());

    static Stamp of(Path... files) {
      List<Object> parts = new ArrayList<>();
      for (Path file : files) {
        try {
          Path real = file.toRealPath();
          parts.add(real);
          parts.add(Files.getLastModifiedTime(real));
          parts.add(Files.size(real));
        } catch (IOException unreadable) {
          parts.add("missing");
        }
      }
      return new Stamp(parts);
    }
  }

  private record Version(String prefix, Stamp stamp, X509ExtendedKeyManager keys) {
    @Nullable String alias(@Nullable String plain) {
      return plain == null ? null : prefix + plain;
    }
  }

  /**
   * @param identity what the files hold
   * @param clock decides when to look at them
   */
  RenewedKeys(ServerIdentity identity, Path certificateFile, Path keyFile, InstantSource clock) {
    this.certificateFile = certificateFile;
    this.keyFile = keyFile;
    this.clock = clock;
    this.current = version(0, Stamp.of(certificateFile, keyFile), identity);
    this.refused = Stamp.NONE;
    this.lookDue = clock.instant().plus(LOOK_PAUSE);
  }

  private static Version version(int number, Stamp stamp, ServerIdentity identity) {
    return new Version(number + ":", stamp, identity.keys());
  }

  private synchronized Version current() {
    Instant now = clock.instant();
    if (!lookDue.isAfter(now)) {
      lookDue = now.plus(LOOK_PAUSE);
      Stamp stamp = Stamp.of(certificateFile, keyFile);
      if (!stamp.equals(current.stamp)) {
        renew(stamp);
      }
    }
    return current;
  }

  private void renew(Stamp stamp) {
    try {
      ServerIdentity identity = ServerIdentity.read(certificateFile, keyFile);
      int number = Integer.parseInt(current.prefix.replace(":", "")) + 1;
      before = current;
      current = version(number, stamp, identity);
      refused = Stamp.NONE;
      LOG.log(
          Level.INFO,
          "the certificate in {0} was renewed; it is good until {1}",
          certificateFile,
          identity.notAfter());
    } catch (TlsFileException unusable) {
      if (!stamp.equals(refused)) {
        LOG.log(
            Level.WARNING,
            "the renewed certificate is not used, the one before is: {0}",
            unusable.getMessage());
      }
      refused = stamp;
    }
  }

  private synchronized @Nullable Version of(String alias) {
    Version old = before;
    if (alias.startsWith(current.prefix)) {
      return current;
    }
    return old != null && alias.startsWith(old.prefix) ? old : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    Version version = current();
    return version.alias(version.keys.chooseEngineServerAlias(keyType, issuers, engine));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    Version version = current();
    return version.alias(version.keys.chooseServerAlias(keyType, issuers, socket));
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    Version version = current();
    String[] aliases = version.keys.getServerAliases(keyType, issuers);
    if (aliases == null) {
      return null;
    }
    String[] own = new String[aliases.length];
    for (int index = 0; index < own.length; index++) {
      own[index] = version.prefix + aliases[index];
    }
    return own;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Version version = of(alias);
    return version == null
        ? null
        : version.keys.getCertificateChain(alias.substring(version.prefix.length()));
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Version version = of(alias);
    return version == null
        ? null
        : version.keys.getPrivateKey(alias.substring(version.prefix.length()));
  }

  /** A server's keys are for no client. */
  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }

  @Override
  public String toString() {
    return "RenewedKeys[" + Objects.requireNonNull(certificateFile) + "]";
  }
}
