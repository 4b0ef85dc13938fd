/*
 * Loaded before libc (LD_PRELOAD) into a process of the application, so that a test can break the disk under it: SQLite's
 * calls and Node's alike go through these functions. test/faults/run.ts compiles it and compares what it sees with strace.
 *
 * FAULT_FOLDER   calls on paths below this folder count; nothing else is touched
 * FAULT_ARMED    1: counting begins at once; otherwise when a file named .arm-faults is opened
 * FAULT_AT       the call that the fault happens at, counted from 1
 * FAULT_ONLY     counts calls of this name only, for example rename
 * FAULT_DO       kill: SIGKILL before the call. torn: half of a write, then SIGKILL. after: the call, then SIGKILL.
 *                vanish: FAULT_SHARE is renamed to FAULT_SHARE-away. unmount: FAULT_SHARE is unmounted, however busy.
 *                A number: the call fails with this errno
 * FAULT_TIMES    how many calls in a row fail with the errno; 0: all from then on
 * FAULT_ROOM     bytes that may be written in all; then ENOSPC
 * FAULT_DELAY    microseconds that each call takes longer
 * FAULT_CLOCK    seconds that the clock is wrong by
 * FAULT_LOG      file that gets the name and path of every call that counts, a line each
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const char *folder, *only, *action, *share;
static size_t folder_length;
static long at, times, delay, clock_offset;
static long long room = -1;
static int armed, log_file = -1;
static long count;
static long long written;

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static long number(const char *name, long fallback) {
  const char *text = getenv(name);
  return text == NULL || *text == '\0' ? fallback : atol(text);
}

__attribute__((constructor)) static void read_orders(void) {
  folder = getenv("FAULT_FOLDER");
  folder_length = folder == NULL ? 0 : strlen(folder);
  only = getenv("FAULT_ONLY");
  action = getenv("FAULT_DO");
  share = getenv("FAULT_SHARE");
  at = number("FAULT_AT", 0);
  times = number("FAULT_TIMES", 1);
  delay = number("FAULT_DELAY", 0);
  clock_offset = number("FAULT_CLOCK", 0);
  room = number("FAULT_ROOM", -1);
  armed = (int)number("FAULT_ARMED", 0);
  const char *path = getenv("FAULT_LOG");
  if (path != NULL) log_file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static void die(void) {
  syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  for (;;) pause();
}

static int is_ours(const char *path) {
  return folder_length > 0 && path != NULL && strncmp(path, folder, folder_length) == 0;
}

static int is_our_file(int fd, char *path) {
  char link[64];
  if (folder_length == 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return is_ours(path);
}

static void take_share_away(void) {
  if (share == NULL) return;
  if (strcmp(action, "unmount") == 0) {
    umount2(share, MNT_DETACH);
    return;
  }
  char away[PATH_MAX];
  snprintf(away, sizeof away, "%s-away", share);
  syscall(SYS_renameat2, AT_FDCWD, share, AT_FDCWD, away, 0);
}

/* What is to become of a call: 0 nothing, > 0 an errno, -1 half of it and then the end, -2 all of it and then the end. */
static int meet(const char *name, const char *path, size_t bytes) {
  if (!armed) return 0;
  if (delay > 0) usleep((useconds_t)delay);
  if (only != NULL && strcmp(only, name) != 0) return 0;
  long mine = __sync_add_and_fetch(&count, 1);
  if (log_file >= 0) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%s %s\n", name, path);
    syscall(SYS_write, log_file, line, (size_t)length);
  }
  if (room >= 0 && bytes > 0 && __sync_add_and_fetch(&written, (long long)bytes) > room) return ENOSPC;
  if (action == NULL || at == 0 || mine < at) return 0;
  if (*action >= '0' && *action <= '9') return times == 0 || mine < at + times ? atoi(action) : 0;
  if (mine != at) return 0;
  if (strcmp(action, "vanish") == 0 || strcmp(action, "unmount") == 0) {
    take_share_away();
    return 0;
  }
  if (strcmp(action, "torn") == 0 && bytes > 1) return -1;
  if (strcmp(action, "after") == 0) return -2;
  die();
  return 0;
}

static void end_if(int fate) {
  if (fate == -2) die();
}

#define ON_FILE(type, name, fd, bytes, half, whole)                       \
  char path[PATH_MAX];                                                    \
  int fate = is_our_file(fd, path) ? meet(name, path, bytes) : 0;         \
  if (fate > 0) {                                                         \
    errno = fate;                                                         \
    return -1;                                                            \
  }                                                                       \
  if (fate == -1) {                                                       \
    half;                                                                 \
    die();                                                                \
  }                                                                       \
  type result = whole;                                                    \
  end_if(fate);                                                           \
  return result

#define ON_PATH(type, name, path, whole)                                  \
  int fate = is_ours(path) ? meet(name, path, 0) : 0;                     \
  if (fate > 0) {                                                         \
    errno = fate;                                                         \
    return -1;                                                            \
  }                                                                       \
  type result = whole;                                                    \
  end_if(fate);                                                           \
  return result

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(write);
  ON_FILE(ssize_t, "write", fd, length, real(fd, bytes, length / 2), real(fd, bytes, length));
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  REAL(pwrite);
  ON_FILE(ssize_t, "write", fd, length, real(fd, bytes, length / 2, offset), real(fd, bytes, length, offset));
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  REAL(pwrite64);
  ON_FILE(ssize_t, "write", fd, length, real(fd, bytes, length / 2, offset), real(fd, bytes, length, offset));
}
static size_t total(const struct iovec *parts, int number) {
  size_t sum = 0;
  for (int part = 0; part < number; part += 1) sum += parts[part].iov_len;
  return sum;
}
ssize_t writev(int fd, const struct iovec *parts, int number) {
  REAL(writev);
  ON_FILE(ssize_t, "write", fd, total(parts, number), real(fd, parts, 1), real(fd, parts, number));
}
ssize_t pwritev(int fd, const struct iovec *parts, int number, off_t offset) {
  REAL(pwritev);
  ON_FILE(ssize_t, "write", fd, total(parts, number), real(fd, parts, 1, offset), real(fd, parts, number, offset));
}
ssize_t pwritev64(int fd, const struct iovec *parts, int number, off64_t offset) {
  REAL(pwritev64);
  ON_FILE(ssize_t, "write", fd, total(parts, number), real(fd, parts, 1, offset), real(fd, parts, number, offset));
}
ssize_t copy_file_range(int from, off64_t *start, int to, off64_t *offset, size_t length, unsigned int flags) {
  REAL(copy_file_range);
  ON_FILE(ssize_t, "write", to, length, real(from, start, to, offset, length / 2, flags),
          real(from, start, to, offset, length, flags));
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) {
  ssize_t (*real)(int, int, off64_t *, size_t) = dlsym(RTLD_NEXT, "sendfile64");
  ON_FILE(ssize_t, "write", to, length, real(to, from, offset, length / 2), real(to, from, offset, length));
}
int fsync(int fd) {
  REAL(fsync);
  ON_FILE(int, "fsync", fd, 0, (void)0, real(fd));
}
int fdatasync(int fd) {
  REAL(fdatasync);
  ON_FILE(int, "fsync", fd, 0, (void)0, real(fd));
}
int ftruncate(int fd, off_t length) {
  REAL(ftruncate);
  ON_FILE(int, "ftruncate", fd, 0, (void)0, real(fd, length));
}
int ftruncate64(int fd, off64_t length) {
  REAL(ftruncate64);
  ON_FILE(int, "ftruncate", fd, 0, (void)0, real(fd, length));
}
int fallocate(int fd, int mode, off_t offset, off_t length) {
  REAL(fallocate);
  ON_FILE(int, "ftruncate", fd, 0, (void)0, real(fd, mode, offset, length));
}
int rename(const char *from, const char *to) {
  REAL(rename);
  ON_PATH(int, "rename", to, real(from, to));
}
int unlink(const char *path) {
  REAL(unlink);
  ON_PATH(int, "unlink", path, real(path));
}
int rmdir(const char *path) {
  REAL(rmdir);
  ON_PATH(int, "rmdir", path, real(path));
}
int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  ON_PATH(int, "mkdir", path, real(path, mode));
}
int unlinkat(int fd, const char *name, int flags) {
  REAL(unlinkat);
  if (fd == AT_FDCWD || *name == '/') {
    ON_PATH(int, "unlink", name, real(fd, name, flags));
  }
  ON_FILE(int, "unlink", fd, 0, (void)0, real(fd, name, flags));
}

static int open_watched(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  if (path != NULL && strstr(path, "/.arm-faults") != NULL) armed = 1;
  if ((flags & O_CREAT) == 0 || access(path, F_OK) == 0) return real(path, flags, mode);
  ON_PATH(int, "create", path, real(path, flags, mode));
}
int open(const char *path, int flags, ...) {
  REAL(open);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_watched(real, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  REAL(open64);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_watched(real, path, flags, mode);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  REAL(clock_gettime);
  int result = real(clock, time);
  if (clock_offset != 0 && clock == CLOCK_REALTIME) time->tv_sec += clock_offset;
  return result;
}
int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  int (*real)(struct timeval *, void *) = dlsym(RTLD_NEXT, "gettimeofday");
  int result = real(time, zone);
  if (clock_offset != 0) time->tv_sec += clock_offset;
  return result;
}
