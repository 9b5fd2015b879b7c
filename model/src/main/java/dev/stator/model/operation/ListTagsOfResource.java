package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** ListTagsOfResource. All tags of a table fit into one page. */
public record ListTagsOfResource(@Nullable String resourceArn, @Nullable String nextToken)
    implements Operation<ListTagsOfResource.Result> {

  public record Result(List<Tag> tags) implements dev.stator.model.operation.Result {}
}
