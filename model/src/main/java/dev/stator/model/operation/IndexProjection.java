package dev.stator.model.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that an index has besides the keys: the API's {@code Projection}.
 *
 * @param projectionType {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
 * @param nonKeyAttributes with {@code INCLUDE} only
 */
public record IndexProjection(
    @Nullable String projectionType, @Nullable List<String> nonKeyAttributes) {}
