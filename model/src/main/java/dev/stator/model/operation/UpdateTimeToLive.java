package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/** UpdateTimeToLive: TTL on or off for the table. */
public record UpdateTimeToLive(
    @Nullable String tableName, @Nullable String attributeName, @Nullable Boolean enabled)
    implements Operation<UpdateTimeToLive.Result> {

  public record Result(String attributeName, boolean enabled)
      implements dev.stator.model.operation.Result {}
}
