@NullMarked
package dev.stator.app.wiring;

import org.jspecify.annotations.NullMarked;
