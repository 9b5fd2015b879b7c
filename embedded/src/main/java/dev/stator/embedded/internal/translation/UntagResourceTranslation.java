package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.UntagResource;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/** UntagResource. */
public final class UntagResourceTranslation
    implements Translation<UntagResourceRequest, UntagResource.Result, UntagResourceResponse> {
  public static final UntagResourceTranslation INSTANCE = new UntagResourceTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "UntagResource", UntagResourceRequest.builder(), "ResourceArn", "TagKeys");

  private UntagResourceTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public UntagResource operation(UntagResourceRequest request) {
    return new UntagResource(
        request.resourceArn(), LegacyMembers.names(request.hasTagKeys(), request.tagKeys()));
  }

  @Override
  public UntagResourceResponse response(UntagResource.Result result, Receipt receipt) {
    return receipt.stamp(UntagResourceResponse.builder()).build();
  }
}
