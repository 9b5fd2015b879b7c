/*
 * Preloaded into a process, this makes its disk break: while the file that STATOR_SYNC_FAULT names
 * is there, every sync of a file fails with EIO. As after a real one, what was written since the
 * last sync that did not fail may be there or not; STATOR_SYNC_LOSS says which:
 *
 *   kept    the bytes stay
 *   zeroed  they are zeros, as where blocks were set aside that nothing reached
 *   cut     the file ends before them
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MAX = 4096, BLOCK_BYTES = 4096 };

/* How much of each open file is on the disk. */
static struct {
  dev_t device;
  ino_t inode;
  off_t bytes;
} synced[FILES_MAX];

static int is_known(int file, const struct stat *now) {
  return file >= 0 && file < FILES_MAX && S_ISREG(now->st_mode) &&
         synced[file].device == now->st_dev && synced[file].inode == now->st_ino;
}

static void lose(int file, const struct stat *now) {
  static const char zeros[BLOCK_BYTES];
  const char *loss = getenv("STATOR_SYNC_LOSS");
  if (loss == NULL || !is_known(file, now) || now->st_size <= synced[file].bytes) {
    return;
  }
  if (strcmp(loss, "cut") == 0 && ftruncate(file, synced[file].bytes) != 0) {
    abort();
  }
  if (strcmp(loss, "zeroed") == 0) {
    for (off_t at = synced[file].bytes; at < now->st_size;) {
      off_t left = now->st_size - at;
      ssize_t written = pwrite(file, zeros, left < BLOCK_BYTES ? left : BLOCK_BYTES, at);
      if (written <= 0) {
        abort();
      }
      at += written;
    }
  }
}

static int sync_or_fail(int file, const char *name) {
  const char *fault = getenv("STATOR_SYNC_FAULT");
  struct stat before;
  int seen = fstat(file, &before) == 0;
  if (fault != NULL && access(fault, F_OK) == 0) {
    if (seen) {
      lose(file, &before);
    }
    errno = EIO;
    return -1;
  }
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int result = real(file);
  if (result == 0 && seen && file >= 0 && file < FILES_MAX) {
    synced[file].device = before.st_dev;
    synced[file].inode = before.st_ino;
    synced[file].bytes = before.st_size;
  }
  return result;
}

int fsync(int file) { return sync_or_fail(file, "fsync"); }

int fdatasync(int file) { return sync_or_fail(file, "fdatasync"); }
