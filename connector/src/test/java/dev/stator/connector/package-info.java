/** The actions over an engine in memory, and the catalogue that describes them. */
@NullMarked
package dev.stator.connector;

import org.jspecify.annotations.NullMarked;
