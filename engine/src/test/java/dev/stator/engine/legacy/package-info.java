/**
 * The legacy parameters against a real engine: what each of them does and refuses, whatever
 * operation carries it.
 */
@NullMarked
package dev.stator.engine.legacy;

import org.jspecify.annotations.NullMarked;
