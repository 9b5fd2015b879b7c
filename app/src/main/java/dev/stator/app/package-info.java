/**
 * The process: {@code stator serve} reads what the person asked for ({@code config}), the resources
 * ({@code resources}), wires the front ends to the engine or to AWS by constructors ({@code
 * wiring}), and says in one line why it cannot ({@code exit}).
 */
@NullMarked
package dev.stator.app;

import org.jspecify.annotations.NullMarked;
