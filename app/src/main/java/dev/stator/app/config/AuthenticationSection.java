package dev.stator.app.config;

import dev.stator.model.naming.Suggestion;
import dev.stator.server.shell.signature.AccessKey;
import dev.stator.server.shell.token.NamedToken;
import dev.stator.tables.Secret;
import dev.stator.yaml.Fields;
import dev.stator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code authentication} of {@code stator.yaml}: keys and tokens, each with a name. */
final class AuthenticationSection {
  static final String KEY = "authentication";

  /** The front ends that ask for bearer tokens, by their names in the server. */
  static final List<String> BEARER_FRONT_ENDS =
      List.of("storage", "connector", "mcp", "scalers", "metrics");

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private final SecretText secrets;

  AuthenticationSection(Function<String, @Nullable String> environment) {
    this.secrets = new SecretText(environment);
  }

  AuthenticationConfig read(Fields section) {
    List<AccessKey> accessKeys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields fields : named(section, "access-keys")) {
      AccessKey key = accessKey(fields);
      if (!ids.add(key.id())) {
        throw fields.error("access-key-id", "is another key's, too");
      }
      accessKeys.add(key);
    }
    List<NamedToken> bearerTokens = new ArrayList<>();
    for (Fields fields : named(section, "bearer-tokens")) {
      bearerTokens.add(new NamedToken(fields.text("name"), token(fields), frontEnds(fields)));
      fields.refuseOthers();
    }
    List<NamedToken> daprTokens = new ArrayList<>();
    for (Fields fields : named(section, "dapr-tokens")) {
      daprTokens.add(NamedToken.of(fields.text("name"), token(fields)));
      fields.refuseOthers();
    }
    section.refuseOthers();
    return new AuthenticationConfig(accessKeys, bearerTokens, daprTokens);
  }

  /** The items of a list, whose names differ. */
  private static List<Fields> named(Fields section, String list) {
    Set<String> names = new HashSet<>();
    List<Fields> items = section.mappings(list);
    for (Fields item : items) {
      if (!names.add(item.text("name"))) {
        throw item.error("name", "is another one's, too");
      }
    }
    return items;
  }

  private AccessKey accessKey(Fields fields) {
    String name = fields.text("name");
    Secret id = secrets.required(fields, "access-key-id");
    Secret secret = secrets.required(fields, "secret-access-key");
    @Nullable Secret session = secrets.optional(fields, "session-token");
    @Nullable String account = fields.optionalText("account");
    fields.refuseOthers();
    if (account != null && !ACCOUNT.matcher(account).matches()) {
      throw fields.error("account", "must be 12 digits (in quotes); it is '" + account + "'");
    }
    if (id.reveal().contains("/")) {
      throw fields.error("access-key-id", "has a slash");
    }
    return new AccessKey(name, id.reveal(), secret, session, account);
  }

  private Secret token(Fields fields) {
    Secret token = secrets.required(fields, "token");
    if (!TokenForm.fits(token)) {
      throw fields.error("token", TokenForm.RULE);
    }
    return token;
  }

  private static Set<String> frontEnds(Fields fields) {
    Set<String> names = new LinkedHashSet<>();
    for (YamlNode item : fields.items("front-ends")) {
      String name = item instanceof YamlNode.Scalar scalar ? scalar.text() : item.kind();
      if (!BEARER_FRONT_ENDS.contains(name)) {
        throw fields.error(
            "front-ends", "has no '" + name + "'" + Suggestion.among(BEARER_FRONT_ENDS, name));
      }
      names.add(name);
    }
    return names;
  }
}
