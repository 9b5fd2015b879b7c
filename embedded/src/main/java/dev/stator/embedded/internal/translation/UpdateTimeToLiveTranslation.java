package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.UpdateTimeToLive;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** UpdateTimeToLive. */
public final class UpdateTimeToLiveTranslation
    implements Translation<
        UpdateTimeToLiveRequest, UpdateTimeToLive.Result, UpdateTimeToLiveResponse> {
  public static final UpdateTimeToLiveTranslation INSTANCE = new UpdateTimeToLiveTranslation();

  private static final SupportedMembers MEMBERS =
      SupportedMembers.of(
          "UpdateTimeToLive",
          UpdateTimeToLiveRequest.builder(),
          "TableName",
          "TimeToLiveSpecification");
  private static final SupportedMembers SPECIFICATION =
      SupportedMembers.of(
          "TimeToLiveSpecification", TimeToLiveSpecification.builder(), "AttributeName", "Enabled");

  private UpdateTimeToLiveTranslation() {}

  @Override
  public SupportedMembers members() {
    return MEMBERS;
  }

  @Override
  public UpdateTimeToLive operation(UpdateTimeToLiveRequest request) {
    @Nullable TimeToLiveSpecification specification = request.timeToLiveSpecification();
    if (specification == null) {
      return new UpdateTimeToLive(request.tableName(), null, null);
    }
    SPECIFICATION.check(specification);
    return new UpdateTimeToLive(
        request.tableName(), specification.attributeName(), specification.enabled());
  }

  @Override
  public UpdateTimeToLiveResponse response(UpdateTimeToLive.Result result, Receipt receipt) {
    return receipt
        .stamp(UpdateTimeToLiveResponse.builder())
        .timeToLiveSpecification(
            TimeToLiveSpecification.builder()
                .attributeName(result.attributeName())
                .enabled(result.enabled())
                .build())
        .build();
  }
}
