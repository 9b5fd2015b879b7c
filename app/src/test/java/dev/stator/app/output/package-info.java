/** Text tables, cut to widths. */
@org.jspecify.annotations.NullMarked
package dev.stator.app.output;
