/**
 * What an action takes: {@link dev.stator.connector.input.Input} describes one input and reads it,
 * {@link dev.stator.connector.input.Inputs} holds those of a call. Reading is lenient in form
 * (names, numbers as strings, JSON as text) and strict in content: what is not understood is
 * refused, with the input's name. {@link dev.stator.connector.input.InputSchema} tells agents what
 * may be given, as strictly as JSON Schema can; {@link dev.stator.connector.input.ElementSchema}
 * what lists hold.
 */
@NullMarked
package dev.stator.connector.input;

import org.jspecify.annotations.NullMarked;
