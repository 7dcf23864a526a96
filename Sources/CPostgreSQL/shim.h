#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>

// Waits for something to read on a connection: 1 when there is, 0 when the time is over, -1 where it
// cannot be waited for. A negative time waits for ever.
static inline int campaignd_await_input(PGconn *connection, int milliseconds) {
  struct pollfd input = {.fd = PQsocket(connection), .events = POLLIN, .revents = 0};
  int ready;
  do {
    ready = poll(&input, 1, milliseconds);
  } while (ready < 0 && errno == EINTR);
  return ready;
}
