package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.ListTagsOfResource;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** ListTagsOfResource. */
public final class ListTagsOfResourceTranslation
    implements Translation<
        ListTagsOfResourceRequest, ListTagsOfResource.Result, ListTagsOfResourceResponse> {
  public static final ListTagsOfResourceTranslation INSTANCE = new ListTagsOfResourceTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "ListTagsOfResource", ListTagsOfResourceRequest.builder(), "ResourceArn", "NextToken");

  private ListTagsOfResourceTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public ListTagsOfResource operation(ListTagsOfResourceRequest request) {
    return new ListTagsOfResource(request.resourceArn(), request.nextToken());
  }

  @Override
  public ListTagsOfResourceResponse response(ListTagsOfResource.Result result, Receipt receipt) {
    return receipt
        .stamp(ListTagsOfResourceResponse.builder())
        .tags(
            result.tags().stream()
                .map(tag -> Tag.builder().key(tag.key()).value(tag.value()).build())
                .toList())
        .build();
  }
}
