package dev.stator.server.dynamodb;

import dev.stator.server.shell.HttpRequest;
import dev.stator.server.shell.signature.SignatureRefusedException;
import dev.stator.server.shell.signature.SignatureVerifier;
import dev.stator.server.shell.signature.Signer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sends a request, and whose tables it means. */
final class Callers {
  private final Namespace standard;
  private final boolean namespaces;
  private final @Nullable SignatureVerifier signatures;

  Callers(DynamoDbConfig config) {
    this.standard = config.namespace();
    this.namespaces = config.namespaceByCredential();
    this.signatures = config.signatures();
  }

  /**
   * The namespace of {@code request}, which is signed by who may if anybody asks for that.
   *
   * @param body the bytes that arrived
   * @throws dev.stator.server.shell.signature.SignatureRefusedException if it is not
   */
  Namespace namespace(HttpRequest request, byte[] body) {
    if (signatures != null) {
      Signer signer = signatures.verify(request, body);
      return namespaces ? of(signer, signer.accountId()) : standard;
    }
    if (!namespaces) {
      return standard;
    }
    Optional<Signer> claimed = SignatureVerifier.claimed(request);
    return claimed.map(signer -> of(signer, signer.keyId())).orElse(standard);
  }

  /**
   * What is not like an account means the server's own; there is no region that is not like one.
   */
  private Namespace of(Signer signer, @Nullable String account) {
    if (!Namespace.isRegion(signer.region())) {
      throw SignatureRefusedException.unknownRegion(signer.region());
    }
    return new Namespace(
        account != null && Namespace.isAccount(account) ? account : standard.accountId(),
        signer.region());
  }
}
