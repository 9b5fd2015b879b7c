package dev.stator.server.grpc;

import dev.stator.server.shell.tls.ServerIdentity;
import io.grpc.ServerInterceptor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a gRPC port, and how it proves itself.
 *
 * @param identity null for plain text
 * @param clientAuthorities who signs the certificates that clients must show; empty if they need
 *     none
 * @param clientNames the DNS names of which a client's certificate must have one; empty for any
 * @param interceptors what looks at each call before its service, the first one first
 */
public record GrpcSecurity(
    @Nullable ServerIdentity identity,
    List<X509Certificate> clientAuthorities,
    Set<String> clientNames,
    List<ServerInterceptor> interceptors) {
  /** Plain text, for everybody. */
  public static final GrpcSecurity NONE = new GrpcSecurity(null, List.of(), Set.of(), List.of());

  /**
   * @throws IllegalArgumentException if clients must show certificates without TLS, or have names
   *     without certificates
   */
  public GrpcSecurity {
    clientAuthorities = List.copyOf(clientAuthorities);
    clientNames = Set.copyOf(clientNames);
    interceptors = List.copyOf(interceptors);
    if (identity == null && !clientAuthorities.isEmpty()) {
      throw new IllegalArgumentException("client certificates need a certificate of the server");
    }
    if (clientAuthorities.isEmpty() && !clientNames.isEmpty()) {
      throw new IllegalArgumentException("names of clients need an authority that proves them");
    }
  }

  public GrpcSecurity with(ServerInterceptor interceptor) {
    List<ServerInterceptor> more = new java.util.ArrayList<>(interceptors);
    more.add(interceptor);
    return new GrpcSecurity(identity, clientAuthorities, clientNames, more);
  }
}
