// What campaignd is held against: the least that keeps its promise, and nothing else. It takes posts
// that are due from an SQLite file, has each attempt on disk before its request leaves and each answer
// on disk when it has come (WAL, synchronous=full), and sends to one Mastodon server on loopback. It
// has no gate, no approval, no record and no second thought.
//
//   bare-client STORE PORT CONNECTIONS POSTS
//
// The store has a table `post (id, due, state, body, attempted, answered, receipt)`: `due` and the
// times in microseconds since 1970; `state` 0 to be sent, 1 on its way, 2 out. Once so many posts are out
// it ends, and says how much it used: microseconds of the processor, and kilobytes at most.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { buffer_size = 8192 };

struct connection {
  int socket;
  int64_t post; // 0 where nothing is on its way
  size_t length;
  char buffer[buffer_size]; // a request, then as much of the answer as has come
  char receipt[32];
};

static sqlite3 *store;
static sqlite3_stmt *begin, *commit, *due, *attempt, *answer, *next;

static void die(const char *what) {
  fprintf(stderr, "bare-client: %s: %s\n", what, store ? sqlite3_errmsg(store) : strerror(errno));
  exit(1);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

// --- The store

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(store, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    die("prepare");
  return statement;
}

static void run(sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) die("step");
  sqlite3_reset(statement);
}

static void open_store(const char *path) {
  if (sqlite3_open_v2(path, &store, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    die(path);
  if (sqlite3_exec(store, "pragma journal_mode = wal; pragma synchronous = full", NULL, NULL, NULL))
    die("pragma");
  begin = prepare("begin immediate");
  commit = prepare("commit");
  next = prepare("select min(due) from post where state = 0");
  due = prepare("select id, body from post where state = 0 and due <= ?1 order by due limit ?2");
  attempt = prepare("update post set state = 1, attempted = ?2 where id = ?1");
  answer = prepare("update post set state = 2, answered = ?2, receipt = ?3 where id = ?1");
}

// The slot of the next post, or -1 where all are out.
static int64_t next_due(void) {
  int64_t slot = -1;
  if (sqlite3_step(next) == SQLITE_ROW && sqlite3_column_type(next, 0) != SQLITE_NULL)
    slot = sqlite3_column_int64(next, 0);
  sqlite3_reset(next);
  return slot;
}

static void note_answer(struct connection *from) {
  sqlite3_bind_int64(answer, 1, from->post);
  sqlite3_bind_int64(answer, 2, now());
  sqlite3_bind_text(answer, 3, from->receipt, -1, SQLITE_STATIC);
  run(answer);
  from->post = 0;
  from->length = 0;
}

// Takes posts on for connections that have none, and marks each as attempted.
static int claim(struct connection *free_ones[], int count) {
  int64_t moment = now();
  int claimed = 0;
  sqlite3_bind_int64(due, 1, moment);
  sqlite3_bind_int64(due, 2, count);
  while (sqlite3_step(due) == SQLITE_ROW) {
    struct connection *to = free_ones[claimed++];
    to->post = sqlite3_column_int64(due, 0);
    int length = snprintf(
        to->buffer, buffer_size,
        "POST /api/v1/statuses HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer token\r\n"
        "Idempotency-Key: %lld\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
        (long long)to->post, sqlite3_column_bytes(due, 1), (const char *)sqlite3_column_text(due, 1));
    if (length >= buffer_size) die("a post is too long");
    to->length = (size_t)length;
  }
  sqlite3_reset(due);
  for (int i = 0; i < claimed; i++) {
    sqlite3_bind_int64(attempt, 1, free_ones[i]->post);
    sqlite3_bind_int64(attempt, 2, moment);
    run(attempt);
  }
  return claimed;
}

// --- The platform

static int connect_to(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int on = 1, file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (file < 0 || connect(file, (struct sockaddr *)&address, sizeof address) != 0) die("connect");
  setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return file;
}

static void send_request(struct connection *to) {
  if (send(to->socket, to->buffer, to->length, MSG_NOSIGNAL) != (ssize_t)to->length) die("send");
  to->length = 0;
}

// Reads what has come; whether that is the whole answer.
static int read_answer(struct connection *from) {
  ssize_t count = recv(from->socket, from->buffer + from->length,
                       buffer_size - 1 - from->length, MSG_DONTWAIT);
  if (count < 0 && errno == EAGAIN) return 0;
  if (count <= 0) die("an answer did not come");
  from->length += (size_t)count;
  from->buffer[from->length] = 0;
  char *body = strstr(from->buffer, "\r\n\r\n");
  char *said = strcasestr(from->buffer, "content-length:");
  if (!body || !said) return 0;
  if (from->length < (size_t)(body + 4 - from->buffer) + strtoul(said + 15, NULL, 10)) return 0;
  char *id = strstr(body, "\"id\":\"");
  if (strncmp(from->buffer, "HTTP/1.1 200", 12) != 0 || !id) die("an answer is no receipt");
  sscanf(id + 6, "%31[^\"]", from->receipt);
  return 1;
}

// --- The work

// Writes down what has come, takes on what is due, and sends what is on disk: one commit for all.
static int turn(struct connection *answered[], int answers, struct connection all[], int count) {
  struct connection *free_ones[count];
  int frees = 0, busy = 0;
  run(begin);
  for (int i = 0; i < answers; i++) note_answer(answered[i]);
  for (int i = 0; i < count; i++)
    if (all[i].post == 0) free_ones[frees++] = &all[i];
  int claimed = claim(free_ones, frees);
  run(commit);
  for (int i = 0; i < claimed; i++) send_request(free_ones[i]);
  for (int i = 0; i < count; i++) busy += all[i].post != 0;
  return busy;
}

static void sleep_until(int64_t moment) {
  struct timespec time = {.tv_sec = moment / 1000000, .tv_nsec = moment % 1000000 * 1000};
  while (clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &time, NULL) == EINTR) {}
}

static void carry(int port, int count, long posts) {
  struct connection *all = calloc((size_t)count, sizeof *all);
  struct connection *answered[count];
  struct epoll_event events[count];
  int poll = epoll_create1(EPOLL_CLOEXEC), busy = 0;
  for (int i = 0; i < count; i++) {
    all[i].socket = connect_to(port);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(poll, EPOLL_CTL_ADD, all[i].socket, &event);
  }
  while (posts > 0) {
    int answers = 0;
    int64_t slot = busy < count ? next_due() : -1;
    if (busy == 0) {
      if (slot < 0) die("there are not so many posts");
      sleep_until(slot);
    } else {
      int64_t wait = slot < 0 ? -1 : slot <= now() ? 0 : (slot - now() + 999) / 1000;
      int found = epoll_wait(poll, events, count, (int)wait);
      for (int i = 0; i < found; i++)
        if (read_answer(events[i].data.ptr)) answered[answers++] = events[i].data.ptr;
      if (answers == 0 && (slot < 0 || slot > now())) continue;
    }
    busy = turn(answered, answers, all, count);
    posts -= answers;
  }
}

// getrusage(2) would count what the program that started this one had in its hands.
static long kilobytes_at_most(void) {
  char line[128];
  long most = 0;
  FILE *status = fopen("/proc/self/status", "re");
  if (!status) die("/proc/self/status");
  while (fgets(line, sizeof line, status)) sscanf(line, "VmHWM: %ld", &most);
  fclose(status);
  return most;
}

static long long microseconds(struct timeval time) {
  return (long long)time.tv_sec * 1000000 + time.tv_usec;
}

int main(int count, char *words[]) {
  if (count != 5) {
    fprintf(stderr, "usage: bare-client STORE PORT CONNECTIONS POSTS\n");
    return 64;
  }
  open_store(words[1]);
  carry(atoi(words[2]), atoi(words[3]), atol(words[4]));
  sqlite3_close_v2(store);
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  printf("%lld %ld\n", microseconds(used.ru_utime) + microseconds(used.ru_stime),
         kilobytes_at_most());
  return 0;
}
