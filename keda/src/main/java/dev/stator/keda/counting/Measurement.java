package dev.stator.keda.counting;

import java.math.BigDecimal;

/**
 * What was measured, and what it took.
 *
 * @param items that were found and looked at
 * @param requests made to the database
 * @param readUnits the capacity that they consumed, as the database said
 * @param capped whether measuring ended early because more would change nothing
 */
public record Measurement(
    BigDecimal value, long items, long requests, double readUnits, boolean capped) {}
