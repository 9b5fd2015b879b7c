/**
 * The catalogue's actions as tools for agents, by the Model Context Protocol. {@link
 * dev.stator.server.mcp.AgentTools} makes tools of actions, as many as {@link
 * dev.stator.server.mcp.McpConfig} allows, {@link dev.stator.server.mcp.ToolRun} runs them within
 * its caps and asks to confirm what destroys data; {@link dev.stator.server.mcp.McpRoutes} serves
 * them over streamable HTTP and {@link dev.stator.server.mcp.McpStdio} over standard input and
 * output.
 */
@NullMarked
package dev.stator.server.mcp;

import org.jspecify.annotations.NullMarked;
