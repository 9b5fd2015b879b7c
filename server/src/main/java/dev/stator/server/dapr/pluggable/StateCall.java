package dev.stator.server.dapr.pluggable;

/** A call of a state store, with the code that daprd gives an application if it fails. */
enum StateCall {
  INIT("ERR_STATE_STORE_NOT_CONFIGURED"),
  GET("ERR_STATE_GET"),
  SET("ERR_STATE_SAVE"),
  DELETE("ERR_STATE_DELETE"),
  BULK_GET("ERR_STATE_BULK_GET"),
  BULK_DELETE("ERR_STATE_BULK_DELETE"),
  TRANSACT("ERR_STATE_TRANSACTION"),
  QUERY("ERR_STATE_QUERY");

  private final String tag;

  StateCall(String tag) {
    this.tag = tag;
  }

  String tag() {
    return tag;
  }
}
