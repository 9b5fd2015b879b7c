/**
 * The start cache: what the JVM loads at a start, kept in a file that the next start maps. {@link
 * dev.stator.app.startcache.StartCache} says which file fits this JVM and these jars, makes it with
 * the start script's {@code warm-up} and keeps the number of files small; {@link
 * dev.stator.app.startcache.StartCacheMaking} does that beside a server that is ready. The start
 * script finds the file.
 */
@NullMarked
package dev.stator.app.startcache;

import org.jspecify.annotations.NullMarked;
