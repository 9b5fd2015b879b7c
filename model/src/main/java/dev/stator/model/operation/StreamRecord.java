package dev.stator.model.operation;

import dev.stator.model.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one item, as GetRecords tells it: the API's {@code Record} with the {@code
 * StreamRecord} in it.
 *
 * @param eventName {@code INSERT}, {@code MODIFY} or {@code REMOVE}
 * @param userIdentity null for changes that users made
 * @param creationTime in whole seconds
 * @param newImage the item after the change, if there is one and the view type has it
 * @param oldImage the item before the change, if there was one and the view type has it
 * @param sizeBytes of keys and images, as the service counts item sizes
 */
public record StreamRecord(
    String eventId,
    String eventName,
    String awsRegion,
    @Nullable UserIdentity userIdentity,
    Instant creationTime,
    Item keys,
    @Nullable Item newImage,
    @Nullable Item oldImage,
    String sequenceNumber,
    long sizeBytes,
    String streamViewType) {
  public static final String EVENT_VERSION = "1.1";
  public static final String EVENT_SOURCE = "aws:dynamodb";

  /**
   * Who made a change that no user made.
   *
   * @param principalId {@code dynamodb.amazonaws.com} for items deleted by TTL
   * @param type {@code Service} for items deleted by TTL
   */
  public record UserIdentity(String principalId, String type) {
    public static final UserIdentity TIME_TO_LIVE =
        new UserIdentity("dynamodb.amazonaws.com", "Service");
  }
}
