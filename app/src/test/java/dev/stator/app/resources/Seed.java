package dev.stator.app.resources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The YAML that users copy from the documentation of Dapr and KEDA, as it is printed there. */
public final class Seed {
  public static final String ROLE = "arn:aws:iam::123456789012:role/keda";

  private Seed() {}

  public static String read(String name) {
    String resource = "/seeds/" + name + ".yaml";
    try (InputStream in = Objects.requireNonNull(Seed.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(resource, unreadable);
    }
  }

  public static String stateStore() {
    return read("dapr-state-store").replace("<NAME>", "statestore");
  }

  public static String binding() {
    return read("dapr-binding")
        .replace("<NAME>", "items")
        .replace("<NAMESPACE>", "default")
        .replaceAll("\\*{3,}", "\"*****************\"");
  }

  public static String kedaRole() {
    return sameNamespace(kedaRoleOfTwoNamespaces());
  }

  public static String kedaRoleOfTwoNamespaces() {
    return read("keda-iam-role").replace("<encoded-iam-role-arn>", base64(ROLE));
  }

  public static String kedaUser() {
    return sameNamespace(read("keda-iam-user"))
        .replace("<encoded-user-id>", base64(SeedKeys.ID))
        .replace("<encoded-key>", base64(SeedKeys.KEY))
        .replace("<encoded-session-token>", base64(SeedKeys.SESSION));
  }

  private static String sameNamespace(String yaml) {
    return yaml.replace("namespace: keda-test", "namespace: default");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
