/**
 * The connector's bars, over the built distribution as a process: {@link
 * dev.stator.bench.connector.ConnectorBars} measures both sides of each ratio in one run.
 */
@NullMarked
package dev.stator.bench.connector;

import org.jspecify.annotations.NullMarked;
