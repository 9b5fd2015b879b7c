/** How people write keys and statements at the command line. */
@NullMarked
package dev.stator.app.data;

import org.jspecify.annotations.NullMarked;
