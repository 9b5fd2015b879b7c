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
 * <p>Instead of seeds, a {@code @BeforeEach} method can take the client and fill it. A test of
 * expiry, tokens or streams takes the database's clock:
 *
 * <pre>{@code
 * @Test
 * void forgetsACartAfterADay(DynamoDbClient client, TestClock clock) {
 *   new Carts(client).keepForADay("cart");
 *   clock.advance(Duration.ofDays(1).plusSeconds(1)); // expired items are gone when it returns
 *   assertThat(client.scan(scan -> scan.tableName("carts")).count()).isZero();
 * }
 * }</pre>
 *
 * <p>Where the database must be of another kind, register the extension in code:
 *
 * <pre>{@code
 * @RegisterExtension
 * StatorExtension stator = new StatorExtension(() -> Stator.builder().region("eu-west-1").inMemory());
 * }</pre>
 *
 * <p>{@link dev.stator.embedded.Stator#snapshot} and {@link dev.stator.embedded.Stator#reset} set a
 * database back within a test, in a time that does not depend on its size.
 */
@NullMarked
package dev.stator.junit;

import org.jspecify.annotations.NullMarked;
