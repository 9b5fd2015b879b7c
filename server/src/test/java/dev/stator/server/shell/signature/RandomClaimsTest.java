package dev.stator.server.shell.signature;

import static dev.stator.server.shell.signature.SentRequest.NOW;
import static dev.stator.server.shell.signature.SentRequest.Signing.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.stator.tables.Secret;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is claimed, it is judged: a signer, or a refusal, and nothing else. */
class RandomClaimsTest {
  private static final long SEED = 20_260_301;
  private static final int ROUNDS = 8_000;
  private static final String CHARACTERS =
      "aZ09/=,;:%+&? \t\"'\\-._~{}()é\u0000\u2028AWS4-HMAC-SHA256Credential=X-Amz-";

  private static final SignatureVerifier VERIFIER =
      new SignatureVerifier(
          List.of(new AccessKey("one", "AKIDEXAMPLE", Secret.of("secret-one"), null, null)),
          "dynamodb",
          null,
          () -> NOW);

  @Test
  void judges_anything() {
    Random random = new Random(SEED);
    SentRequest inHeader = USUAL.request();
    SentRequest inQuery = USUAL.presigned(null).request();
    String authorization = inHeader.headers("authorization").getFirst();
    String query = String.valueOf(inQuery.rawQuery());
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      accepted += judge(inHeader.with("authorization", damaged(authorization, random)));
      accepted += judge(inHeader.with("x-amz-date", damaged("20260301T120000Z", random)));
      accepted += judge(inQuery.at(damaged("/", random), damaged(query, random)));
    }
    assertThat(accepted).as("seed " + SEED).isLessThan(ROUNDS / 10);
  }

  private static int judge(SentRequest request) {
    try {
      VERIFIER.verify(request, request.body());
      return 1;
    } catch (SignatureRefusedException refused) {
      assertThat(refused.text()).isNotEmpty();
      return 0;
    } catch (RuntimeException other) {
      return fail("seed " + SEED + ": " + request.headers() + " " + request.rawQuery(), other);
    }
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(damaged.length() + 1);
      char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(4)) {
        case 0 -> damaged.insert(at, character);
        case 1 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(20)));
        case 2 -> damaged.append(damaged, 0, at);
        default -> {
          if (at < damaged.length()) {
            damaged.setCharAt(at, character);
          }
        }
      }
    }
    return damaged.toString();
  }
}
