package dev.stator.server.grpc;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only clients whose certificate, which TLS has verified, is for one of some DNS names.
 *
 * <p>Source: RFC 5280, section 4.2.1.6, subject alternative names.
 */
final class ClientNames implements ServerInterceptor {
  private static final int DNS_NAME = 2;

  private final Set<String> allowed;

  ClientNames(Set<String> allowed) {
    this.allowed = allowed;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    List<String> names = names(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
    if (names.stream().anyMatch(allowed::contains)) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.PERMISSION_DENIED.withDescription(
            "the client's certificate is for " + names + ", which may not call here"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static List<String> names(@Nullable SSLSession session) {
    List<String> names = new ArrayList<>();
    try {
      Certificate[] chain = session == null ? new Certificate[0] : session.getPeerCertificates();
      if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
        @Nullable Iterable<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
          for (List<?> alternative : alternatives) {
            if (alternative.get(0).equals(DNS_NAME)) {
              names.add(String.valueOf(alternative.get(1)));
            }
          }
        }
      }
    } catch (SSLPeerUnverifiedException | CertificateParsingException nameless) {
      return List.of();
    }
    return names;
  }
}
