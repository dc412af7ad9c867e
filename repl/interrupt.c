// A signal handler has no argument, so what it works on must be found by name: these variables, and
// no others in the house, are global. They are written before the handler is there.
#include "interrupt.h"

#include <signal.h>
#include <string.h>

static TareRuntime *volatile interrupted_runtime;  // beside the flags of type sig_atomic_t
static volatile sig_atomic_t is_prompt_waiting;
static volatile sig_atomic_t was_pressed;

static void on_interrupt(int signal_number) {
    (void)signal_number;
    if (is_prompt_waiting) was_pressed = 1;
    else if (interrupted_runtime) tare_interrupt(interrupted_runtime);
}

void interrupt_install(TareRuntime *rt) {
    interrupted_runtime = rt;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = rt ? on_interrupt : SIG_DFL;
    sigemptyset(&action.sa_mask);
    // No SA_RESTART: a program that waits for input must wake up.
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is an error of the write
}

void interrupt_set_waiting(bool is_waiting) { is_prompt_waiting = is_waiting; }

bool interrupt_take(void) {
    bool pressed = was_pressed;
    was_pressed = 0;
    return pressed;
}
