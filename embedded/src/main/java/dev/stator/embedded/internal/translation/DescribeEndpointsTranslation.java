package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.DescribeEndpoints;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsResponse;
import software.amazon.awssdk.services.dynamodb.model.Endpoint;

/** DescribeEndpoints. */
public final class DescribeEndpointsTranslation
    implements Translation<
        DescribeEndpointsRequest, DescribeEndpoints.Result, DescribeEndpointsResponse> {
  public static final DescribeEndpointsTranslation INSTANCE = new DescribeEndpointsTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of("DescribeEndpoints", DescribeEndpointsRequest.builder());

  private DescribeEndpointsTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public DescribeEndpoints operation(DescribeEndpointsRequest request) {
    return new DescribeEndpoints(null);
  }

  @Override
  public DescribeEndpointsResponse response(DescribeEndpoints.Result result, Receipt receipt) {
    return receipt
        .stamp(DescribeEndpointsResponse.builder())
        .endpoints(
            result.endpoints().stream()
                .map(
                    endpoint ->
                        Endpoint.builder()
                            .address(endpoint.address())
                            .cachePeriodInMinutes(endpoint.cachePeriodInMinutes())
                            .build())
                .toList())
        .build();
  }
}
