/**
 * What a person asked for, checked. Flags and {@code stator.yaml} hold the same {@link
 * dev.stator.app.config.Setting settings} as texts; {@link dev.stator.app.config.Settings} merges
 * the two, a flag before the file, and {@link dev.stator.app.config.ServeConfig} turns them into
 * one record for each concern. A wrong value is told with its flag, or its file and line.
 */
@NullMarked
package dev.stator.app.config;

import org.jspecify.annotations.NullMarked;
