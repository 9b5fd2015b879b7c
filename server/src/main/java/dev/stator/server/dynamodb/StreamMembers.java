package dev.stator.server.dynamodb;

import dev.stator.model.operation.DescribeStream;
import dev.stator.model.operation.StreamSpecification;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The structures in requests that are about streams. */
final class StreamMembers {
  private StreamMembers() {}

  static @Nullable StreamSpecification specification(RequestReader in) throws IOException {
    @Nullable Boolean[] enabled = new @Nullable Boolean[1];
    @Nullable String[] viewType = new @Nullable String[1];
    boolean present =
        in.structure(
            "StreamSpecification",
            member -> {
              switch (member) {
                case "StreamEnabled" -> enabled[0] = in.bool();
                case "StreamViewType" -> viewType[0] = in.text();
                default -> in.skip();
              }
            });
    return present ? new StreamSpecification(enabled[0], viewType[0]) : null;
  }

  static DescribeStream.@Nullable ShardFilter shardFilter(RequestReader in) throws IOException {
    @Nullable String[] type = new @Nullable String[1];
    @Nullable String[] shardId = new @Nullable String[1];
    boolean present =
        in.structure(
            "ShardFilter",
            member -> {
              switch (member) {
                case "Type" -> type[0] = in.text();
                case "ShardId" -> shardId[0] = in.text();
                default -> in.skip();
              }
            });
    return present ? new DescribeStream.ShardFilter(type[0], shardId[0]) : null;
  }
}
