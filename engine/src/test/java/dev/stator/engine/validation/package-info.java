/** In which order the mistakes of one request are told. */
@NullMarked
package dev.stator.engine.validation;

import org.jspecify.annotations.NullMarked;
