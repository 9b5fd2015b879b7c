package dev.stator.embedded.internal.translation;

import dev.stator.embedded.internal.member.SupportedMembers;
import dev.stator.model.operation.GlobalSecondaryIndex;
import dev.stator.model.operation.GlobalSecondaryIndexUpdate;
import dev.stator.model.operation.IndexProjection;
import dev.stator.model.operation.LocalSecondaryIndex;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.DeleteGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;

/** The structures of secondary indexes, as CreateTable and UpdateTable take them. */
final class IndexMembers {
  private static final SupportedMembers GLOBAL_INDEX =
      SupportedMembers.of(
          "GlobalSecondaryIndex",
          software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex.builder(),
          "IndexName",
          "KeySchema",
          "Projection",
          "ProvisionedThroughput");

  private static final SupportedMembers LOCAL_INDEX =
      SupportedMembers.of(
          "LocalSecondaryIndex",
          software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex.builder(),
          "IndexName",
          "KeySchema",
          "Projection");

  private static final SupportedMembers UPDATE =
      SupportedMembers.of(
          "GlobalSecondaryIndexUpdate",
          software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate.builder(),
          "Create",
          "Update",
          "Delete");

  private static final SupportedMembers CREATE_ACTION =
      SupportedMembers.of(
          "CreateGlobalSecondaryIndexAction",
          CreateGlobalSecondaryIndexAction.builder(),
          "IndexName",
          "KeySchema",
          "Projection",
          "ProvisionedThroughput");

  private static final SupportedMembers UPDATE_ACTION =
      SupportedMembers.of(
          "UpdateGlobalSecondaryIndexAction",
          UpdateGlobalSecondaryIndexAction.builder(),
          "IndexName",
          "ProvisionedThroughput");

  private static final SupportedMembers DELETE_ACTION =
      SupportedMembers.of(
          "DeleteGlobalSecondaryIndexAction",
          DeleteGlobalSecondaryIndexAction.builder(),
          "IndexName");

  private IndexMembers() {}

  static GlobalSecondaryIndex global(
      software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex index) {
    GLOBAL_INDEX.check(index);
    return new GlobalSecondaryIndex(
        index.indexName(),
        TableMembers.keySchema(index.hasKeySchema(), index.keySchema()),
        projection(index.projection()),
        TableMembers.provisionedThroughput(index.provisionedThroughput()));
  }

  static LocalSecondaryIndex local(
      software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex index) {
    LOCAL_INDEX.check(index);
    return new LocalSecondaryIndex(
        index.indexName(),
        TableMembers.keySchema(index.hasKeySchema(), index.keySchema()),
        projection(index.projection()));
  }

  static GlobalSecondaryIndexUpdate update(
      software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate update) {
    UPDATE.check(update);
    return new GlobalSecondaryIndexUpdate(
        created(update.create()), updated(update.update()), deleted(update.delete()));
  }

  private static @Nullable GlobalSecondaryIndex created(
      @Nullable CreateGlobalSecondaryIndexAction index) {
    if (index == null) {
      return null;
    }
    CREATE_ACTION.check(index);
    return new GlobalSecondaryIndex(
        index.indexName(),
        TableMembers.keySchema(index.hasKeySchema(), index.keySchema()),
        projection(index.projection()),
        TableMembers.provisionedThroughput(index.provisionedThroughput()));
  }

  private static GlobalSecondaryIndexUpdate.@Nullable Update updated(
      @Nullable UpdateGlobalSecondaryIndexAction index) {
    if (index == null) {
      return null;
    }
    UPDATE_ACTION.check(index);
    return new GlobalSecondaryIndexUpdate.Update(
        index.indexName(), TableMembers.provisionedThroughput(index.provisionedThroughput()));
  }

  private static GlobalSecondaryIndexUpdate.@Nullable Delete deleted(
      @Nullable DeleteGlobalSecondaryIndexAction index) {
    if (index == null) {
      return null;
    }
    DELETE_ACTION.check(index);
    return new GlobalSecondaryIndexUpdate.Delete(index.indexName());
  }

  private static @Nullable IndexProjection projection(@Nullable Projection projection) {
    return projection == null ? null : TableMembers.projection(projection);
  }
}
