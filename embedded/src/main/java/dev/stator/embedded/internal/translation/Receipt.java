package dev.stator.embedded.internal.translation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

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

  /** The receipt of a new call. */
  public static Receipt next() {
    byte[] id = new byte[REQUEST_ID_LENGTH];
    Arrays.fill(id, DIGITS[0]);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int end = REQUEST_ID_LENGTH; end > 0; end -= DIGITS_OF_A_LONG) {
      long bits = random.nextLong();
      for (int at = end - 1; at >= Math.max(0, end - DIGITS_OF_A_LONG); at--) {
        id[at] = DIGITS[(int) bits & (DIGITS.length - 1)];
        bits >>>= DIGIT_BITS;
      }
    }
    return new Receipt(new String(id, StandardCharsets.ISO_8859_1));
  }

  /** Puts the request id and status 200 on a response; gives the builder back. */
  <B extends DynamoDbResponse.Builder> B stamp(B response) {
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
