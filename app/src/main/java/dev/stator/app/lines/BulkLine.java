package dev.stator.app.lines;

/**
 * A line that is not blank.
 *
 * @param number from 1, blank lines counted; of a JSON array, the element's
 * @param json without white space around it; whether it is JSON is not checked
 */
public record BulkLine(long number, byte[] json) {}
