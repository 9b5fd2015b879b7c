@NullMarked
package dev.stator.app;

import org.jspecify.annotations.NullMarked;
