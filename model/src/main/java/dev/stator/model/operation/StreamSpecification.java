package dev.stator.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * Whether a table has a stream of its changes, and what a record of it shows.
 *
 * @param streamViewType {@code KEYS_ONLY}, {@code NEW_IMAGE}, {@code OLD_IMAGE} or {@code
 *     NEW_AND_OLD_IMAGES}; absent when the stream is switched off
 */
public record StreamSpecification(
    @Nullable Boolean streamEnabled, @Nullable String streamViewType) {}
