/*
 * netsim: a link between two network namespaces that delays, loses, doubles and reorders packets, and can be cut.
 * It stands in for `tc netem`, which many kernels lack. Each end is a TUN device; packets are read from one,
 * kept until their time has come and written to the other.
 *
 *   netsim NAMESPACE:INTERFACE:ADDRESS/PREFIX NAMESPACE:INTERFACE:ADDRESS/PREFIX [SEED]
 *
 * One command a line on standard input, one line of answer on standard output ("ready" first):
 *
 *   set there|back|both KEY=VALUE ...   "there" is from the first end to the second. Keys: delay, jitter (ms, standard
 *                                       deviation), loss, duplicate, reorder (percent), rate (kbit/s, 0: unlimited),
 *                                       queue (ms that may wait for the rate), burst-start, burst-end (percent a packet,
 *                                       Gilbert-Elliott; everything within a burst is lost), in-order (0 or 1)
 *   cut, restore                        lose everything; deliver again
 *   stats, reset                        what it truly did, as JSON; start counting anew
 *
 * It ends when standard input does, and the devices with it.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <math.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { LARGEST_PACKET = 65536, BATCH = 64, NS_PER_MS = 1000000 };

/* What one direction does to its packets. Times in ms, chances in percent. */
struct faults {
  double delay, jitter, loss, duplicate, reorder, rate, queue, burst_start, burst_end, in_order;
};

struct counters {
  unsigned long long in, out, lost, overflowed, duplicated, udp_in, udp_lost;
  double delay_sum, delay_square_sum;
};

struct direction {
  struct faults faults;
  struct counters counters;
  int in_burst;
  uint64_t last_release, busy_until;
};

struct packet {
  uint64_t release, arrived;
  int direction, length;
  unsigned char *bytes;
};

static const char *const NAMES[2] = {"there", "back"};
static struct direction directions[2];
static int is_cut;

/* Packets under way: a binary heap, the next one to go on top. */
static struct packet *heap;
static int heap_size, heap_room;

static uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static uint64_t random_state = 88172645463325252u;

/* Uniform in [0, 1): xorshift64, so that a seed gives the same faults again. */
static double chance(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (double)(random_state >> 11) * (1.0 / 9007199254740992.0);
}

static int happens(double percent) { return percent > 0 && chance() * 100 < percent; }

/* Normal with mean 0 and deviation 1: the sum of twelve uniform numbers. */
static double normal(void) {
  double sum = -6;
  for (int i = 0; i < 12; i++) sum += chance();
  return sum;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void push(struct packet packet) {
  if (heap_size == heap_room) {
    heap_room = heap_room ? heap_room * 2 : 1024;
    heap = realloc(heap, (size_t)heap_room * sizeof *heap);
    if (!heap) fail("realloc");
  }
  int at = heap_size++;
  for (int above; at && heap[above = (at - 1) / 2].release > packet.release; at = above) heap[at] = heap[above];
  heap[at] = packet;
}

static struct packet pop(void) {
  struct packet top = heap[0], last = heap[--heap_size];
  int at = 0;
  for (int below = 1; below < heap_size; below = 2 * at + 1) {
    if (below + 1 < heap_size && heap[below + 1].release < heap[below].release) below++;
    if (heap[below].release >= last.release) break;
    heap[at] = heap[below];
    at = below;
  }
  heap[at] = last;
  return top;
}

/* Opens a TUN device inside a namespace and gives it its address. */
static int open_end(char *end) {
  const char *name = strtok(end, ":"), *interface = strtok(NULL, ":"), *address = strtok(NULL, "");
  if (!name || !interface || !address) exit(2);
  char path[256], command[512];
  snprintf(path, sizeof path, "/run/netns/%s", name);
  int home = open("/proc/self/ns/net", O_RDONLY), there = open(path, O_RDONLY);
  if (home < 0 || there < 0 || setns(there, CLONE_NEWNET)) fail(path);
  int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK);
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
  strncpy(request.ifr_name, interface, IFNAMSIZ - 1);
  if (device < 0 || ioctl(device, TUNSETIFF, &request)) fail("/dev/net/tun");
  snprintf(command, sizeof command, "ip addr add %s dev %s && ip link set %s mtu 1500 up", address, interface, interface);
  if (system(command)) exit(1);
  if (setns(home, CLONE_NEWNET)) fail("setns");
  close(there);
  close(home);
  return device;
}

static int is_udp(const unsigned char *bytes, int length) { return length > 20 && bytes[0] >> 4 == 4 && bytes[9] == 17; }

static int is_lost(struct direction *direction) {
  const struct faults *faults = &direction->faults;
  if (faults->burst_start > 0) direction->in_burst = direction->in_burst ? !happens(faults->burst_end) : happens(faults->burst_start);
  else direction->in_burst = 0;
  return is_cut || direction->in_burst || happens(faults->loss);
}

/* When the packet has been sent at the link's rate; 0 where too much waits already. */
static uint64_t sent_at(struct direction *direction, uint64_t now, int length) {
  const struct faults *faults = &direction->faults;
  if (faults->rate <= 0) return now;
  if (direction->busy_until < now) direction->busy_until = now;
  if (faults->queue > 0 && (double)(direction->busy_until - now) / NS_PER_MS > faults->queue) return 0;
  direction->busy_until += (uint64_t)(length * 8.0 / faults->rate * NS_PER_MS);
  return direction->busy_until;
}

static void send_later(int index, const unsigned char *bytes, int length, uint64_t now) {
  struct direction *direction = &directions[index];
  const struct faults *faults = &direction->faults;
  uint64_t sent = sent_at(direction, now, length);
  if (!sent) {
    direction->counters.overflowed++;
    if (is_udp(bytes, length)) direction->counters.udp_lost++;
    return;
  }
  double wait = happens(faults->reorder) ? 0 : faults->delay + (faults->jitter > 0 ? normal() * faults->jitter : 0);
  uint64_t release = sent + (uint64_t)(wait > 0 ? wait * NS_PER_MS : 0);
  if (faults->in_order && release < direction->last_release) release = direction->last_release;
  if (release > direction->last_release) direction->last_release = release;
  struct packet packet = {release, now, index, length, malloc((size_t)length)};
  if (!packet.bytes) fail("malloc");
  memcpy(packet.bytes, bytes, (size_t)length);
  push(packet);
}

static void take(int index, const unsigned char *bytes, int length) {
  struct direction *direction = &directions[index];
  direction->counters.in++;
  if (is_udp(bytes, length)) direction->counters.udp_in++;
  if (is_lost(direction)) {
    direction->counters.lost++;
    if (is_udp(bytes, length)) direction->counters.udp_lost++;
    return;
  }
  uint64_t now = now_ns();
  send_later(index, bytes, length, now);
  if (!happens(direction->faults.duplicate)) return;
  direction->counters.duplicated++;
  send_later(index, bytes, length, now);
}

static void deliver_due(const int devices[2]) {
  while (heap_size && heap[0].release <= now_ns()) {
    struct packet packet = pop();
    struct counters *counters = &directions[packet.direction].counters;
    double delay = (double)(now_ns() - packet.arrived) / NS_PER_MS;
    counters->out++;
    counters->delay_sum += delay;
    counters->delay_square_sum += delay * delay;
    /* A full device loses the packet, as a full network card does. */
    if (write(devices[!packet.direction], packet.bytes, (size_t)packet.length) < 0) counters->lost++;
    free(packet.bytes);
  }
}

static double *fault_named(struct faults *faults, const char *key) {
  const struct { const char *key; double *value; } known[] = {
      {"delay", &faults->delay}, {"jitter", &faults->jitter}, {"loss", &faults->loss}, {"duplicate", &faults->duplicate},
      {"reorder", &faults->reorder}, {"rate", &faults->rate}, {"queue", &faults->queue},
      {"burst-start", &faults->burst_start}, {"burst-end", &faults->burst_end}, {"in-order", &faults->in_order}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (!strcmp(known[i].key, key)) return known[i].value;
  return NULL;
}

/* "there|back|both KEY=VALUE ..."; returns whether all of it was understood. */
static int set(char *words) {
  const char *which = strtok(words, " ");
  if (!which) return 0;
  for (char *setting; (setting = strtok(NULL, " "));) {
    char *equals = strchr(setting, '=');
    if (!equals) return 0;
    *equals = 0;
    for (int i = 0; i < 2; i++) {
      if (strcmp(which, "both") && strcmp(which, NAMES[i])) continue;
      double *value = fault_named(&directions[i].faults, setting);
      if (!value) return 0;
      *value = atof(equals + 1);
    }
  }
  return 1;
}

static void print_stats(void) {
  printf("{");
  for (int i = 0; i < 2; i++) {
    const struct counters *c = &directions[i].counters;
    double mean = c->out ? c->delay_sum / (double)c->out : 0;
    double deviation = c->out ? sqrt(fmax(0, c->delay_square_sum / (double)c->out - mean * mean)) : 0;
    printf("%s\"%s\":{\"in\":%llu,\"out\":%llu,\"lost\":%llu,\"overflowed\":%llu,\"duplicated\":%llu,\"udpIn\":%llu,"
           "\"udpLost\":%llu,\"meanDelayMs\":%.3f,\"delayDeviationMs\":%.3f}",
           i ? "," : "", NAMES[i], c->in, c->out, c->lost, c->overflowed, c->duplicated, c->udp_in, c->udp_lost, mean,
           deviation);
  }
  printf("}\n");
}

static void obey(char *line) {
  if (!strcmp(line, "stats")) return print_stats();
  int known = 1;
  if (!strcmp(line, "cut")) is_cut = 1;
  else if (!strcmp(line, "restore")) is_cut = 0;
  else if (!strcmp(line, "reset")) for (int i = 0; i < 2; i++) memset(&directions[i].counters, 0, sizeof(struct counters));
  else known = !strncmp(line, "set ", 4) && set(line + 4);
  printf(known ? "ok\n" : "not understood\n");
}

/* Reads what has come on standard input and obeys every whole line; returns 0 at its end. */
static int listen_to_commands(void) {
  static char text[4096];
  static size_t length;
  ssize_t count = read(STDIN_FILENO, text + length, sizeof text - length - 1);
  if (count <= 0) return count < 0 && errno == EAGAIN;
  length += (size_t)count;
  text[length] = 0;
  for (char *end; (end = strchr(text, '\n'));) {
    *end = 0;
    obey(text);
    length -= (size_t)(end + 1 - text);
    memmove(text, end + 1, length + 1);
  }
  return length < sizeof text - 1;
}

static void wake_at_next(int timer) {
  if (!heap_size) return;
  uint64_t at = heap[0].release;
  struct itimerspec when = {.it_value = {.tv_sec = (time_t)(at / 1000000000u), .tv_nsec = (long)(at % 1000000000u)}};
  timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL);
}

int main(int count, char **arguments) {
  if (count < 3) return fprintf(stderr, "usage: netsim NS:IF:ADDR/LEN NS:IF:ADDR/LEN [SEED]\n"), 2;
  if (count > 3) random_state ^= strtoull(arguments[3], NULL, 10) * 0x9E3779B97F4A7C15u;
  directions[0].faults.queue = directions[1].faults.queue = 200;
  int devices[2] = {open_end(arguments[1]), open_end(arguments[2])};
  int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  /* Real-time, so that a busy machine does not add delays of its own; it goes on without where that is refused. */
  sched_setscheduler(0, SCHED_RR, &(struct sched_param){.sched_priority = 10});
  setvbuf(stdout, NULL, _IOLBF, 0);
  printf("ready\n");
  static unsigned char bytes[LARGEST_PACKET];
  struct pollfd waits[4] = {{devices[0], POLLIN, 0}, {devices[1], POLLIN, 0}, {timer, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
  for (;;) {
    wake_at_next(timer);
    if (poll(waits, 4, -1) < 0 && errno != EINTR) fail("poll");
    for (int i = 0; i < 2; i++) {
      ssize_t length;
      for (int n = 0; n < BATCH && (length = read(devices[i], bytes, sizeof bytes)) > 0; n++) take(i, bytes, (int)length);
    }
    uint64_t expirations;
    if (read(timer, &expirations, sizeof expirations) < 0 && errno != EAGAIN) fail("timer");
    deliver_due(devices);
    if (waits[3].revents && !listen_to_commands()) return 0;
  }
}
