/**
 * Tests with DynamoDB tables: each test gets an empty database in memory, made when the test first
 * asks for it and closed when the test has ended.
 *
 * <pre>{@code
 * @StatorTest(seeds = Orders.class)
 * class CheckoutTest {
 *   @Test
 *   void takesAnOrder(DynamoDbClient client) {
 *     new Checkout(client).order("apples");
 *     assertThat(client.scan(scan -> scan.tableName("orders")).count()).isEqualTo(1);
 *   }
 * }
 *
 * class Orders implements Seed {
 *   @Override
 *   public void plant(DynamoDbClient client) {
 *     client.createTable(table -> table.tableName("orders")...);
 *   }
 * }
 * }</pre>
 *
 * <p>Instead of seeds, a {@code @BeforeEach} method can take the client and fill it. Where the
 * database needs a clock of the test's own, register the extension in code:
 *
 * <pre>{@code
 * @RegisterExtension
 * StatorExtension stator = new StatorExtension(() -> Stator.builder().clock(clock).inMemory());
 * }</pre>
 */
@NullMarked
package dev.stator.junit;

import org.jspecify.annotations.NullMarked;
