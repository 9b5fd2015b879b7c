package dev.stator.model;

/**
 * The limits of DynamoDB's data model and API, each with its source.
 *
 * <p>Source, unless a line says otherwise: Amazon DynamoDB Developer Guide, "Quotas in Amazon
 * DynamoDB" and "Constraints in Amazon DynamoDB".
 */
public final class Limits {
  /** Attribute names and values of one item together. */
  public static final int ITEM_SIZE_BYTES_MAX = 400 * 1024;

  public static final int PARTITION_KEY_BYTES_MAX = 2048;
  public static final int SORT_KEY_BYTES_MAX = 1024;

  public static final int TABLE_NAME_LENGTH_MIN = 3;
  public static final int TABLE_NAME_LENGTH_MAX = 255;

  /** Where a table name is taken, an ARN is too: API Reference, TableName. */
  public static final int TABLE_ARN_LENGTH_MAX = 1024;

  /** Characters of the names of attributes that are part of a key, or projected by name. */
  public static final int KEY_ATTRIBUTE_NAME_LENGTH_MAX = 255;

  public static final int ATTRIBUTE_NAME_BYTES_MAX = 65_535;

  /** Nesting of maps and lists. */
  public static final int NESTING_DEPTH_MAX = 32;

  public static final int NUMBER_MAX_DIGITS = 38;
  public static final int NUMBER_MAX_EXPONENT = 125;
  public static final int NUMBER_MIN_EXPONENT = -130;

  /** Text of one expression. */
  public static final int EXPRESSION_BYTES_MAX = 4096;

  /** Operators of one expression. */
  public static final int EXPRESSION_OPERATORS_MAX = 300;

  public static final int EXPRESSION_IN_OPERANDS_MAX = 100;

  /** Names or values of one request's substitutions together. */
  public static final int EXPRESSION_SUBSTITUTIONS_BYTES_MAX = 2 * 1024 * 1024;

  /** Evaluated bytes of one page of Query or Scan. */
  public static final int PAGE_BYTES_MAX = 1024 * 1024;

  public static final int LIST_TABLES_MAX = 100;

  /** API Reference, Scan, TotalSegments. */
  public static final int SCAN_SEGMENTS_MAX = 1_000_000;

  /** Streams of one page of ListStreams, shards of one page of DescribeStream: Streams API. */
  public static final int STREAMS_PAGE_MAX = 100;

  /** Records of one GetRecords: Streams API Reference. */
  public static final int STREAM_RECORDS_MAX = 1000;

  /** Records of one GetRecords together: Streams API Reference. */
  public static final int STREAM_RECORDS_BYTES_MAX = 1024 * 1024;

  /** Actions of one transaction. */
  public static final int TRANSACTION_ACTIONS_MAX = 100;

  /** All that the actions of one transaction carry or read. */
  public static final int TRANSACTION_BYTES_MAX = 4 * 1024 * 1024;

  /** API Reference, TransactWriteItems, ClientRequestToken. */
  public static final int CLIENT_REQUEST_TOKEN_LENGTH_MAX = 36;

  /** Characters of one PartiQL statement: API Reference, ExecuteStatement, Statement. */
  public static final int STATEMENT_LENGTH_MAX = 8192;

  /** Statements of one BatchExecuteStatement: API Reference, Statements. */
  public static final int BATCH_STATEMENTS_MAX = 25;

  public static final int BATCH_GET_KEYS_MAX = 100;

  /** Items of one answer of BatchGetItem together. */
  public static final int BATCH_GET_BYTES_MAX = 16 * 1024 * 1024;

  public static final int BATCH_WRITE_REQUESTS_MAX = 25;

  /** Developer Guide, "Tagging restrictions in DynamoDB". */
  public static final int TAGS_MAX = 50;

  public static final int TAG_KEY_LENGTH_MAX = 128;
  public static final int TAG_VALUE_LENGTH_MAX = 256;

  /** Throughput quotas of DescribeLimits: of all tables of an account and region, of one table. */
  public static final long ACCOUNT_CAPACITY_UNITS_MAX = 80_000;

  public static final long TABLE_CAPACITY_UNITS_MAX = 40_000;

  /** Body of one request. */
  public static final int REQUEST_BYTES_MAX = 16 * 1024 * 1024;

  /** Tables of one account and region, the default quota. */
  public static final int TABLES_MAX = 2500;

  public static final int GLOBAL_INDEXES_MAX = 20;

  public static final int LOCAL_INDEXES_MAX = 5;

  /** Attributes that the indexes of one table name in their INCLUDE projections, together. */
  public static final int PROJECTED_ATTRIBUTES_MAX = 100;

  /** Attributes that one index names: API Reference, Projection, NonKeyAttributes. */
  public static final int INDEX_PROJECTED_ATTRIBUTES_MAX = 20;

  /** Items of one partition key with their entries in local secondary indexes. */
  public static final long ITEM_COLLECTION_BYTES_MAX = 10L * 1024 * 1024 * 1024;

  private Limits() {}
}
