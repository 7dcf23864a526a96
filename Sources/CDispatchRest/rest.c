// libdispatch watches its workers: once a second, for as long as the process lives, it wakes up and
// looks whether they are blocked (swift-corelibs-libdispatch, src/event/workqueue.c), and starts more
// where they are. Nothing here blocks a worker of its pool: what waits for a disk, a journal or a
// database has a thread or a serial queue of its own. So the look is in vain, and a daemon that waits
// for weeks between two posts would be woken six hundred thousand times a week for it.
//
// A worker announces itself with the first of these functions, which sets up the watch. Where Swift's
// runtime is linked statically, as in every release, the linker takes these two instead, and leaves
// libdispatch's file with the watch out. A debug build links libdispatch dynamically and is not changed.


void _dispatch_workq_worker_register(void *queue);
void _dispatch_workq_worker_unregister(void *queue);

void _dispatch_workq_worker_register(void *queue) { (void)queue; }

void _dispatch_workq_worker_unregister(void *queue) { (void)queue; }
