package dev.stator.app.resources;

import dev.stator.unstorage.StorageKey;
import dev.stator.yaml.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A key-value Storage; {@code spec} has the options of unstorage's DynamoDB driver under their
 * names, those of drivers mounted in it under {@code mounts}, and who may use it under {@code
 * access}.
 *
 * @param access none for everybody who may use this server
 */
public record StorageDocument(
    ResourceMetadata metadata, DriverSpec root, List<MountSpec> mounts, List<AccessSpec> access)
    implements ResourceDocument {

  public StorageDocument {
    mounts = List.copyOf(mounts);
    access = List.copyOf(access);
  }

  /**
   * A driver mounted in the Storage.
   *
   * @param at the base whose keys it has
   */
  public record MountSpec(String at, DriverSpec driver) {}

  /** What users call this document's kinds of access. */
  public enum Access {
    READ,
    WRITE
  }

  /**
   * A rule that allows something.
   *
   * @param prefix the base that it is about; empty for the whole Storage
   * @param tokens of which one is needed; none for everybody
   */
  public record AccessSpec(String prefix, Set<Access> allow, List<TokenSpec> tokens) {
    public AccessSpec {
      allow = Set.copyOf(allow);
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * A bearer token.
   *
   * @param name who has it
   */
  public record TokenSpec(String name, SecretSource value) {}

  static StorageDocument read(ResourceMetadata metadata, Fields document) {
    Fields spec = document.mapping("spec");
    List<MountSpec> mounts = new ArrayList<>();
    Set<String> places = new TreeSet<>();
    for (Fields mount : spec.mappings("mounts")) {
      String at = Bases.required(mount, "at");
      if (!places.add(StorageKey.normalize(at))) {
        throw mount.error("at", "'" + at + "' has another driver already");
      }
      mounts.add(new MountSpec(at, DriverSpec.read(mount)));
      mount.refuseOthers();
    }
    List<AccessSpec> access = access(spec);
    DriverSpec root = DriverSpec.read(spec);
    spec.refuseOthers();
    document.refuseOthers();
    return new StorageDocument(metadata, root, mounts, access);
  }

  private static List<AccessSpec> access(Fields spec) {
    List<AccessSpec> rules = new ArrayList<>();
    for (Fields rule : spec.mappings("access")) {
      rules.add(new AccessSpec(Bases.optional(rule, "prefix"), allow(rule), tokens(rule)));
      rule.refuseOthers();
    }
    if (spec.node("access") != null && rules.isEmpty()) {
      throw spec.error("access", "has no rule, so that nobody could use the Storage; leave it out");
    }
    return rules;
  }

  private static Set<Access> allow(Fields rule) {
    Set<Access> allow = new TreeSet<>();
    for (String word : rule.texts("allow")) {
      switch (word) {
        case "read" -> allow.add(Access.READ);
        case "write" -> allow.add(Access.WRITE);
        default -> throw rule.error("allow", "knows read and write; it has '" + word + "'");
      }
    }
    if (allow.isEmpty()) {
      throw rule.error("allow", "must have read, write or both");
    }
    return allow;
  }

  private static List<TokenSpec> tokens(Fields rule) {
    List<TokenSpec> tokens = new ArrayList<>();
    for (Fields token : rule.mappings("tokens")) {
      tokens.add(new TokenSpec(token.text("name"), SecretSource.ofItem(token)));
      token.refuseOthers();
    }
    if (rule.node("tokens") != null && tokens.isEmpty()) {
      throw rule.error("tokens", "is empty; leave it out if everybody may");
    }
    return tokens;
  }
}
