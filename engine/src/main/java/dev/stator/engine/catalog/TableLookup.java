package dev.stator.engine.catalog;

import dev.stator.model.EngineError;

/** From a checked TableName or ARN to the table, or to the error that the service answers. */
public final class TableLookup {
  private final Catalog catalog;
  private final TableArns arns;

  public TableLookup(Catalog catalog, TableArns arns) {
    this.catalog = catalog;
    this.arns = arns;
  }

  /** The name in {@code nameOrArn}, whether there is such a table or not. */
  public String name(String nameOrArn) {
    return arns.name(nameOrArn);
  }

  /** For operations on tables: the error names the table. */
  public Table table(String nameOrArn) {
    String name = arns.name(nameOrArn);
    Table table = catalog.find(name);
    if (table == null) {
      throw tableNotFound(name);
    }
    return table;
  }

  /** For operations on items: the error names nothing. */
  public Table itemsOf(String nameOrArn) {
    Table table = catalog.find(arns.name(nameOrArn));
    if (table == null) {
      throw itemsNotFound();
    }
    return table;
  }

  static EngineError.ResourceNotFound tableNotFound(String name) {
    return new EngineError.ResourceNotFound(
        "Requested resource not found: Table: " + name + " not found");
  }

  /** What operations on items answer when their table does not exist. */
  public static EngineError.ResourceNotFound itemsNotFound() {
    return new EngineError.ResourceNotFound("Requested resource not found");
  }
}
