package dev.stator.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.enhanced.dynamodb.model.PageIterable;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The SDK's enhanced client over the in-process client, unchanged. */
class EnhancedClientTest {
  private final Stator stator = Stator.inMemory();
  private final DynamoDbTable<Order> orders =
      DynamoDbEnhancedClient.builder()
          .dynamoDbClient(stator.client())
          .build()
          .table("orders", TableSchema.fromBean(Order.class));

  @AfterEach
  void close() {
    stator.close();
  }

  /** A bean with what beans have. */
  @DynamoDbBean
  public static class Order {
    private String customer = "";
    private int number;
    private @Nullable BigDecimal amount;
    private @Nullable Set<String> tags;
    private @Nullable List<Map<String, Instant>> history;
    private @Nullable Long version;

    @DynamoDbPartitionKey
    public String getCustomer() {
      return customer;
    }

    public void setCustomer(String customer) {
      this.customer = customer;
    }

    @DynamoDbSortKey
    public int getNumber() {
      return number;
    }

    public void setNumber(int number) {
      this.number = number;
    }

    public @Nullable BigDecimal getAmount() {
      return amount;
    }

    public void setAmount(@Nullable BigDecimal amount) {
      this.amount = amount;
    }

    public @Nullable Set<String> getTags() {
      return tags;
    }

    public void setTags(@Nullable Set<String> tags) {
      this.tags = tags;
    }

    public @Nullable List<Map<String, Instant>> getHistory() {
      return history;
    }

    public void setHistory(@Nullable List<Map<String, Instant>> history) {
      this.history = history;
    }

    @DynamoDbVersionAttribute
    public @Nullable Long getVersion() {
      return version;
    }

    public void setVersion(@Nullable Long version) {
      this.version = version;
    }
  }

  private static Order order(int number, String amount) {
    Order order = new Order();
    order.setCustomer("ada");
    order.setNumber(number);
    order.setAmount(new BigDecimal(amount));
    order.setTags(Set.of("new", "paid"));
    order.setHistory(List.of(Map.of("made", Instant.parse("2026-01-02T03:04:05Z"))));
    return order;
  }

  private static Key key(int number) {
    return Key.builder().partitionValue("ada").sortValue(number).build();
  }

  @Test
  void mapsBeansBothWays() {
    orders.createTable();
    orders.putItem(order(1, "12.50"));
    Order read = orders.getItem(key(1));
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("version", "amount")
        .isEqualTo(order(1, "12.50"));
    assertThat(read.getAmount()).isEqualByComparingTo("12.5");
    assertThat(read.getVersion()).isNotNull();
  }

  @Test
  void locksByVersion() {
    orders.createTable();
    orders.putItem(order(1, "1"));
    Order mine = orders.getItem(key(1));
    Order theirs = orders.getItem(key(1));
    theirs.setAmount(BigDecimal.TEN);
    orders.updateItem(theirs);
    mine.setAmount(BigDecimal.ONE);
    assertThatThrownBy(() -> orders.updateItem(mine))
        .isInstanceOf(ConditionalCheckFailedException.class);
    assertThat(orders.getItem(key(1)).getAmount()).isEqualByComparingTo("10");
  }

  @Test
  void queriesAndScansInPages() {
    orders.createTable();
    for (int number = 0; number < 25; number++) {
      orders.putItem(order(number, "1"));
    }
    PageIterable<Order> page =
        orders.query(
            r ->
                r.queryConditional(QueryConditional.sortGreaterThanOrEqualTo(key(5)))
                    .limit(4)
                    .scanIndexForward(false));
    assertThat(page.items().stream().map(Order::getNumber))
        .hasSize(20)
        .startsWith(24, 23)
        .endsWith(6, 5);
    assertThat(orders.scan(r -> r.limit(7)).items().stream().count()).isEqualTo(25);
  }

  @Test
  void writesUnderConditionsAndDeletes() {
    orders.createTable();
    PutItemEnhancedRequest<Order> once =
        PutItemEnhancedRequest.builder(Order.class)
            .item(order(1, "1"))
            .conditionExpression(
                Expression.builder()
                    .expression("attribute_not_exists(customer) OR amount < :least")
                    .putExpressionValue(":least", AttributeValue.fromN("0"))
                    .build())
            .build();
    orders.putItem(once);
    assertThatThrownBy(() -> orders.putItem(once))
        .isInstanceOf(ConditionalCheckFailedException.class);
    assertThat(orders.deleteItem(key(1)).getNumber()).isEqualTo(1);
    assertThat(orders.getItem(key(1))).isNull();
  }
}
