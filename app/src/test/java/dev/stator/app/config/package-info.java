@NullMarked
package dev.stator.app.config;

import org.jspecify.annotations.NullMarked;
