package dev.stator.embedded;

import static dev.stator.embedded.TestTables.ORDERS;
import static dev.stator.embedded.TestTables.key;
import static dev.stator.embedded.TestTables.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stator.engine.store.StoreHealth;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class StatorTest {

  @Test
  void eachHasItsOwnTables() {
    try (Stator one = Stator.inMemory();
        Stator other = Stator.inMemory()) {
      one.client().createTable(TestTables.orders());

      assertThat(one.client().listTables().tableNames()).containsExactly(ORDERS);
      assertThat(other.client().listTables().tableNames()).isEmpty();
    }
  }

  @Test
  void refusesARegionAndAnAccountThatNoArnCanHave() {
    assertThatThrownBy(() -> Stator.builder().region("eu west"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("region is not like us-east-1: 'eu west'");
    assertThatThrownBy(() -> Stator.builder().accountId("123"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("accountId is not 12 digits: '123'");
  }

  @Test
  void closingAClientClosesNothing() {
    try (Stator stator = Stator.inMemory()) {
      stator.client().close();
      stator.asyncClient().close();

      stator.client().createTable(TestTables.orders());
      TestTables.put(stator.client(), "a", 1, "apples");
      assertThat(
              stator
                  .asyncClient()
                  .getItem(get -> get.tableName(ORDERS).key(key("a", 1)))
                  .join()
                  .item())
          .isEqualTo(order("a", 1, "apples"));
      assertThat(stator.engine().health()).isInstanceOf(StoreHealth.Healthy.class);
    }
  }

  @Test
  void clientsOfAClosedOneSayThatItIsUnavailable() {
    Stator stator = Stator.inMemory();
    stator.client().createTable(TestTables.orders());
    stator.close();
    stator.close();

    assertThatThrownBy(() -> TestTables.put(stator.client(), "a", 1, "apples"))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(503);
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
            });
  }
}
