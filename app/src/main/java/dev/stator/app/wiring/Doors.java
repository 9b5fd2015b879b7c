package dev.stator.app.wiring;

import dev.stator.app.config.AuthenticationConfig;
import dev.stator.app.config.Port;
import dev.stator.app.config.TlsConfig;
import dev.stator.app.wiring.FrontEndParts.HttpPart;
import dev.stator.server.grpc.GrpcSecurity;
import dev.stator.server.grpc.TokenInterceptor;
import dev.stator.server.shell.HttpFrontEnd;
import dev.stator.server.shell.page.AllowedPages;
import dev.stator.server.shell.page.PageGate;
import dev.stator.server.shell.token.BearerGate;
import dev.stator.server.shell.token.Tokens;
import dev.stator.server.unstorage.StorageFrontEnd;
import java.util.List;

/**
 * What callers meet before a front end. Who is not named here asks for a bearer token: a front end
 * that is added later is not open by being forgotten.
 */
final class Doors {
  private final TlsConfig tls;
  private final AllowedPages pages;
  private final boolean loopback;
  private final Tokens bearerTokens;
  private final Tokens daprTokens;

  /**
   * @param loopback whether only this machine can reach the ports
   */
  Doors(AuthenticationConfig authentication, TlsConfig tls, AllowedPages pages, boolean loopback) {
    this.pages = pages;
    this.loopback = loopback;
    this.tls = tls;
    this.bearerTokens = Tokens.of(authentication.bearerTokens());
    this.daprTokens = Tokens.of(authentication.daprTokens());
  }

  List<HttpPart> guard(List<HttpPart> parts) {
    return parts.stream().map(part -> new HttpPart(part.port(), guard(part.frontEnd()))).toList();
  }

  private HttpFrontEnd guard(HttpFrontEnd frontEnd) {
    return switch (frontEnd.name()) {
      // DynamoDB's protocol verifies signatures and has its own rule for pages, and health is for
      // whoever starts and stops this process.
      case "dynamodb", "health" -> frontEnd;
      // Dapr's API has its own header, each Storage rules of its own.
      case "dapr", StorageFrontEnd.NAME -> withoutPages(frontEnd);
      // Its protocol keeps pages out even if they had a token.
      case "mcp" -> withToken(withoutPages(frontEnd));
      default -> withoutPages(withToken(frontEnd));
    };
  }

  private HttpFrontEnd withToken(HttpFrontEnd frontEnd) {
    return bearerTokens.isEmpty() ? frontEnd : new BearerGate(frontEnd, bearerTokens);
  }

  private HttpFrontEnd withoutPages(HttpFrontEnd frontEnd) {
    return new PageGate(frontEnd, pages, loopback);
  }

  GrpcSecurity security(Port port) {
    GrpcSecurity security =
        new GrpcSecurity(tls.identity(), tls.clientAuthorities(), tls.clientNames(), List.of());
    return port == Port.DAPR_GRPC && !daprTokens.isEmpty()
        ? security.with(new TokenInterceptor(daprTokens))
        : security;
  }
}
