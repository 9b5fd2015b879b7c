package dev.stator.embedded.internal.translation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What the service tells about a call besides its result: the request id and the HTTP response,
 * which programs log and look at.
 *
 * @param requestId 52 characters, 0 to 9 and A to V, as the service's
 */
public record Receipt(String requestId) {
  static final int REQUEST_ID_LENGTH = 52;

  private static final String REQUEST_ID_HEADER = "x-amzn-RequestId";
  private static final byte[] DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUV".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGIT_BITS = 5;
  private static final int DIGITS_OF_A_LONG = Long.SIZE / DIGIT_BITS;

  /** Digits that tell the calls of one process apart; the others tell processes apart. */
  private static final int CALL_DIGITS = 2 * DIGITS_OF_A_LONG;

  private static final byte[] PROCESS = randomDigits();

  /** The receipt of a new call. */
  public static Receipt next() {
    byte[] id = PROCESS.clone();
    fill(id, REQUEST_ID_LENGTH - CALL_DIGITS, REQUEST_ID_LENGTH, ThreadLocalRandom.current());
    return new Receipt(new String(id, StandardCharsets.ISO_8859_1));
  }

  private static byte[] randomDigits() {
    byte[] digits = new byte[REQUEST_ID_LENGTH];
    fill(digits, 0, REQUEST_ID_LENGTH, new SecureRandom());
    return digits;
  }

  private static void fill(byte[] digits, int from, int to, RandomGenerator random) {
    for (int at = from; at < to; ) {
      long bits = random.nextLong();
      for (int left = DIGITS_OF_A_LONG; left > 0 && at < to; left--, at++) {
        digits[at] = DIGITS[(int) bits & (DIGITS.length - 1)];
        bits >>>= DIGIT_BITS;
      }
    }
  }

  /** Puts the request id and status 200 on a response; gives the builder back. */
  <B extends AwsResponse.Builder> B stamp(B response) {
    response.responseMetadata(
        DefaultAwsResponseMetadata.create(Map.of(AwsHeader.AWS_REQUEST_ID, requestId)));
    response.sdkHttpResponse(httpResponse(200, "OK"));
    return response;
  }

  /** The HTTP response as the service would have sent it, without its body. */
  public SdkHttpResponse httpResponse(int status, String text) {
    return SdkHttpResponse.builder()
        .statusCode(status)
        .statusText(text)
        .putHeader(REQUEST_ID_HEADER, requestId)
        .build();
  }
}
