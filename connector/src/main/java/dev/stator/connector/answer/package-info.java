/** What callers are told, the same over REST, MCP and on the command line: errors as JSON. */
@NullMarked
package dev.stator.connector.answer;

import org.jspecify.annotations.NullMarked;
