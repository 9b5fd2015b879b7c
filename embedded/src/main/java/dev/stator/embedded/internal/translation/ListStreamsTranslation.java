package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.ListStreams;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Stream;

/** ListStreams. */
public final class ListStreamsTranslation
    implements Translation<ListStreamsRequest, ListStreams.Result, ListStreamsResponse> {
  public static final ListStreamsTranslation INSTANCE = new ListStreamsTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "ListStreams",
          ListStreamsRequest.builder(),
          "TableName",
          "Limit",
          "ExclusiveStartStreamArn");

  private ListStreamsTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public ListStreams operation(ListStreamsRequest request) {
    return new ListStreams(request.tableName(), request.limit(), request.exclusiveStartStreamArn());
  }

  @Override
  public ListStreamsResponse response(ListStreams.Result result, Receipt receipt) {
    return receipt
        .stamp(ListStreamsResponse.builder())
        .streams(result.streams().stream().map(ListStreamsTranslation::stream).toList())
        .lastEvaluatedStreamArn(result.lastEvaluatedStreamArn())
        .build();
  }

  private static Stream stream(ListStreams.Stream stream) {
    return Stream.builder()
        .streamArn(stream.streamArn())
        .tableName(stream.tableName())
        .streamLabel(stream.streamLabel())
        .build();
  }
}
