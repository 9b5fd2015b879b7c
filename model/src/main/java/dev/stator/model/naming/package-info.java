/**
 * The names that people write: a name that is not known goes in, with those that are; what was
 * probably meant comes out, for the end of an error or a warning.
 */
@NullMarked
package dev.stator.model.naming;

import org.jspecify.annotations.NullMarked;
