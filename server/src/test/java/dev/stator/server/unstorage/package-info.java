/** The Storage front end over real HTTP. */
@NullMarked
package dev.stator.server.unstorage;

import org.jspecify.annotations.NullMarked;
