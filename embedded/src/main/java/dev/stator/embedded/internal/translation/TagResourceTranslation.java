package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.TagResource;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;

/** TagResource. */
public final class TagResourceTranslation
    implements Translation<TagResourceRequest, TagResource.Result, TagResourceResponse> {
  public static final TagResourceTranslation INSTANCE = new TagResourceTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of("TagResource", TagResourceRequest.builder(), "ResourceArn", "Tags");

  private TagResourceTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public TagResource operation(TagResourceRequest request) {
    return new TagResource(
        request.resourceArn(), TableMembers.tags(request.hasTags(), request.tags()));
  }

  @Override
  public TagResourceResponse response(TagResource.Result result, Receipt receipt) {
    return receipt.stamp(TagResourceResponse.builder()).build();
  }
}
