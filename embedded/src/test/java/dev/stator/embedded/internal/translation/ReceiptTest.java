package dev.stator.embedded.internal.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

class ReceiptTest {

  @Test
  void requestIdsLookLikeTheServicesAndDiffer() {
    var ids = Stream.generate(Receipt::next).limit(1_000).map(Receipt::requestId).toList();

    assertThat(ids).allMatch(id -> id.matches("[0-9A-V]{52}")).doesNotHaveDuplicates();
  }

  @Test
  void aResponseTellsItsRequestIdAndStatus() {
    Receipt receipt = Receipt.next();

    GetItemResponse response = receipt.stamp(GetItemResponse.builder()).build();

    assertThat(response.responseMetadata().requestId()).isEqualTo(receipt.requestId());
    assertThat(response.sdkHttpResponse().isSuccessful()).isTrue();
    assertThat(response.sdkHttpResponse().statusCode()).isEqualTo(200);
    assertThat(response.sdkHttpResponse().firstMatchingHeader("x-amzn-RequestId"))
        .contains(receipt.requestId());
  }
}
