package dev.stator.embedded.crash;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Does the steps of one worker through the SDK's client. */
record StepCalls(DynamoDbClient client, int worker) {

  void execute(Step step) {
    switch (step) {
      case Step.Put put ->
          client.putItem(call -> call.tableName(CrashTables.ORDERS).item(put.order()));
      case Step.Add add ->
          client.updateItem(
              call ->
                  call.tableName(CrashTables.ORDERS)
                      .key(Step.key(worker, add.at()))
                      .updateExpression("ADD amount :amount SET #status = :status, step = :step")
                      .expressionAttributeNames(Map.of("#status", "status"))
                      .expressionAttributeValues(
                          Map.of(
                              ":amount", Step.number(add.amount()),
                              ":status", fromS(add.status()),
                              ":step", Step.number(add.number()))));
      case Step.Remove remove ->
          client.deleteItem(
              call -> call.tableName(CrashTables.ORDERS).key(Step.key(worker, remove.at())));
      case Step.Transfer transfer -> transfer(transfer);
    }
  }

  private void transfer(Step.Transfer transfer) {
    client.transactWriteItems(
        call ->
            call.clientRequestToken(transfer.token())
                .transactItems(
                    TransactWriteItem.builder()
                        .put(put -> put.tableName(CrashTables.ORDERS).item(transfer.put().order()))
                        .build(),
                    TransactWriteItem.builder()
                        .delete(
                            delete ->
                                delete
                                    .tableName(CrashTables.ORDERS)
                                    .key(Step.key(worker, transfer.removeAt())))
                        .build(),
                    add(transfer.from(), -transfer.amount()),
                    add(transfer.to(), transfer.amount())));
  }

  private TransactWriteItem add(int account, int amount) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(CrashTables.ACCOUNTS)
                    .key(Map.of("id", fromS(Step.account(worker, account))))
                    .updateExpression("ADD balance :amount")
                    .expressionAttributeValues(Map.of(":amount", Step.number(amount))))
        .build();
  }
}
