/** What the catalog keeps in the META space, and what it refuses to read. */
@NullMarked
package dev.stator.engine.catalog;

import org.jspecify.annotations.NullMarked;
