/**
 * What verifying stored records turns up. The rooms that know their records write findings; {@link
 * dev.stator.engine.check} gathers them.
 */
@NullMarked
package dev.stator.engine.finding;

import org.jspecify.annotations.NullMarked;
