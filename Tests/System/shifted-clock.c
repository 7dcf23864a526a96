/* Shows a program a wall clock that is as many seconds off as /etc/shifted-clock/seconds says, read
 * anew each time; every other clock stays true. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static long shift(void)
{
    char text[32] = "";
    int file = open("/etc/shifted-clock/seconds", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    if (read(file, text, sizeof text - 1) < 0)
        text[0] = 0;
    close(file);
    return atol(text);
}

int clock_gettime(clockid_t clock, struct timespec *time)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int answer = real(clock, time);
    if (answer == 0 && clock == CLOCK_REALTIME)
        time->tv_sec += shift();
    return answer;
}

/* A timer set to a moment of the shifted clock is set to the same moment of the true one. */
int timerfd_settime(int timer, int flags, const struct itimerspec *value, struct itimerspec *old)
{
    static int (*real)(int, int, const struct itimerspec *, struct itimerspec *);
    if (!real)
        real = (int (*)(int, int, const struct itimerspec *, struct itimerspec *))dlsym(
            RTLD_NEXT, "timerfd_settime");
    struct itimerspec moved = *value;
    if ((flags & TFD_TIMER_ABSTIME) && (flags & TFD_TIMER_CANCEL_ON_SET) && moved.it_value.tv_sec > 0) {
        moved.it_value.tv_sec -= shift();
        if (moved.it_value.tv_sec < 0)
            moved.it_value.tv_sec = 0, moved.it_value.tv_nsec = 1;
    }
    return real(timer, flags, &moved, old);
}
