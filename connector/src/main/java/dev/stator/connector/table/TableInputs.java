package dev.stator.connector.table;

import dev.stator.connector.input.Input;

/** The inputs that name a table. */
public final class TableInputs {
  public static final Input<String> TABLE_NAME =
      Input.text("tableName", "Table Name", "The name of the DynamoDB table to interact with.")
          .asRequired()
          .withExample("\"Customers\"");

  private TableInputs() {}
}
