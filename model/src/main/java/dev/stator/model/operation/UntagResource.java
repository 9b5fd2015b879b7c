package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** UntagResource: tags taken off a table; keys that it does not have are no error. */
public record UntagResource(@Nullable String resourceArn, @Nullable List<String> tagKeys)
    implements Operation<UntagResource.Result> {

  /** That it was done. */
  public record Result() implements dev.stator.model.operation.Result {}
}
