package dev.stator.engine.catalog;

import java.util.Arrays;
import java.util.List;

/**
 * What the records of a stream show beside the keys. Stored by name.
 *
 * <p>Source: Amazon DynamoDB API Reference, "StreamSpecification".
 */
public enum StreamViewType {
  KEYS_ONLY(false, false),
  NEW_AND_OLD_IMAGES(true, true),
  NEW_IMAGE(false, true),
  OLD_IMAGE(true, false);

  /** As the service lists them. */
  public static final List<String> NAMES = Arrays.stream(values()).map(Enum::name).toList();

  private final boolean oldImage;
  private final boolean newImage;

  StreamViewType(boolean oldImage, boolean newImage) {
    this.oldImage = oldImage;
    this.newImage = newImage;
  }

  public boolean hasOldImage() {
    return oldImage;
  }

  public boolean hasNewImage() {
    return newImage;
  }
}
