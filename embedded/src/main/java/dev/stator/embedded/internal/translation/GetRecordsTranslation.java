package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.embedded.internal.value.ValueWriter;
import dev.stator.model.operation.GetRecords;
import dev.stator.model.operation.StreamRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Identity;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** GetRecords. */
public final class GetRecordsTranslation
    implements Translation<GetRecordsRequest, GetRecords.Result, GetRecordsResponse> {
  public static final GetRecordsTranslation INSTANCE = new GetRecordsTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of("GetRecords", GetRecordsRequest.builder(), "ShardIterator", "Limit");

  private GetRecordsTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public GetRecords operation(GetRecordsRequest request) {
    return new GetRecords(request.shardIterator(), request.limit());
  }

  @Override
  public GetRecordsResponse response(GetRecords.Result result, Receipt receipt) {
    return receipt
        .stamp(GetRecordsResponse.builder())
        .records(result.records().stream().map(GetRecordsTranslation::record).toList())
        .nextShardIterator(result.nextShardIterator())
        .build();
  }

  private static Record record(StreamRecord record) {
    return Record.builder()
        .eventID(record.eventId())
        .eventName(record.eventName())
        .eventVersion(StreamRecord.EVENT_VERSION)
        .eventSource(StreamRecord.EVENT_SOURCE)
        .awsRegion(record.awsRegion())
        .userIdentity(identity(record.userIdentity()))
        .dynamodb(
            change ->
                change
                    .approximateCreationDateTime(record.creationTime())
                    .keys(ValueWriter.item(record.keys()))
                    .newImage(ValueWriter.item(record.newImage()))
                    .oldImage(ValueWriter.item(record.oldImage()))
                    .sequenceNumber(record.sequenceNumber())
                    .sizeBytes(record.sizeBytes())
                    .streamViewType(record.streamViewType()))
        .build();
  }

  private static @Nullable Identity identity(StreamRecord.@Nullable UserIdentity identity) {
    return identity == null
        ? null
        : Identity.builder().principalId(identity.principalId()).type(identity.type()).build();
  }
}
