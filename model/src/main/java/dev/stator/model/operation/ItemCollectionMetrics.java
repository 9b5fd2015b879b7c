package dev.stator.model.operation;

import dev.stator.model.Item;

/**
 * The items of one partition key, with their entries in local secondary indexes.
 *
 * @param itemCollectionKey the partition key
 * @param lowerSizeGb what they have at least, in GB
 * @param upperSizeGb what they have at most, in GB
 */
public record ItemCollectionMetrics(
    Item itemCollectionKey, double lowerSizeGb, double upperSizeGb) {}
