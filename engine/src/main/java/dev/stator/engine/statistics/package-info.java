/**
 * What an engine has done so far, for those who watch it: operations count into {@link
 * dev.stator.engine.statistics.OperationLedger} and {@link
 * dev.stator.engine.statistics.ConsumedUnits}; whoever asks gets an {@link
 * dev.stator.engine.statistics.EngineStatistics}, a picture of that moment. Nothing is told
 * unasked, and nothing outlives the process.
 */
@NullMarked
package dev.stator.engine.statistics;

import org.jspecify.annotations.NullMarked;
