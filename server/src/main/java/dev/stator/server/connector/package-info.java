/**
 * The connector's actions over HTTP: {@code POST /v1/actions/{action}} with a JSON object of
 * inputs, and the catalogue at {@code GET /v1/actions}. {@link
 * dev.stator.server.connector.ConnectorRoutes} routes, {@link
 * dev.stator.server.connector.ActionRequests} decodes, {@link
 * dev.stator.server.connector.ActionAnswers} encodes, {@link
 * dev.stator.server.connector.ErrorStatus} gives each error its status.
 */
@NullMarked
package dev.stator.server.connector;

import org.jspecify.annotations.NullMarked;
