package dev.stator.app.wiring;

import dev.stator.app.resources.StorageDocument;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.server.shell.token.Tokens;
import dev.stator.server.unstorage.StorageFrontEnd;
import dev.stator.server.unstorage.access.AccessKind;
import dev.stator.server.unstorage.access.AccessPolicy;
import dev.stator.server.unstorage.access.AccessRule;
import dev.stator.tables.Secret;
import dev.stator.yaml.YamlError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who may use a Storage: its document's rules, and the server's own tokens. */
final class StorageAccess {
  /** Source: RFC 6750, section 2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

  private StorageAccess() {}

  static AccessPolicy policy(StorageDocument document, WiringContext context) {
    List<AccessRule> rules = new ArrayList<>();
    for (StorageDocument.AccessSpec spec : document.access()) {
      List<NamedToken> tokens = new ArrayList<>();
      for (StorageDocument.TokenSpec token : spec.tokens()) {
        tokens.add(token(token, document, context));
      }
      rules.add(new AccessRule(spec.prefix(), kinds(spec.allow()), tokens));
    }
    return AccessPolicy.of(
        rules, Tokens.of(context.config().authentication().bearerTokens()), StorageFrontEnd.NAME);
  }

  private static NamedToken token(
      StorageDocument.TokenSpec spec, StorageDocument document, WiringContext context) {
    Secret value = context.secrets().resolve(spec.value(), document.metadata().namespace());
    if (!TOKEN.matcher(value.reveal()).matches()) {
      throw new YamlError(
          spec.value().position(),
          "the token '"
              + spec.name()
              + "' may have only letters, digits and - . _ ~ + / with = at the end, and is not"
              + " empty");
    }
    return NamedToken.of(spec.name(), value);
  }

  private static Set<AccessKind> kinds(Set<StorageDocument.Access> allowed) {
    EnumSet<AccessKind> kinds = EnumSet.noneOf(AccessKind.class);
    for (StorageDocument.Access access : allowed) {
      kinds.add(
          switch (access) {
            case READ -> AccessKind.READ;
            case WRITE -> AccessKind.WRITE;
          });
    }
    return kinds;
  }
}
