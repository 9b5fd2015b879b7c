package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** TagResource: tags added to a table; one whose key the table has takes that one's place. */
public record TagResource(@Nullable String resourceArn, @Nullable List<Tag> tags)
    implements Operation<TagResource.Result> {

  /** That it was done. */
  public record Result() implements dev.stator.model.operation.Result {}
}
