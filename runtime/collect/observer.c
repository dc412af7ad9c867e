// Telling both observers, the history and the film, if they are there.
#include "collect/observer.h"

static size_t list_observers(TareRuntime *rt, TareObserver **observers) {
    TareObserver *both[] = {rt->collector->history, rt->collector->film};
    size_t count = 0;
    for (size_t i = 0; i < 2; i++)
        if (both[i]) observers[count++] = both[i];
    return count;
}

void tare_observer_start(TareRuntime *rt, int generation) {
    TareObserver *observers[2];
    size_t count = list_observers(rt, observers);
    for (size_t i = 0; i < count; i++)
        if (observers[i]->start) observers[i]->start(observers[i], rt, generation);
}

void tare_observer_pause(TareRuntime *rt, bool begins) {
    TareObserver *observers[2];
    size_t count = list_observers(rt, observers);
    for (size_t i = 0; i < count; i++)
        if (observers[i]->pause) observers[i]->pause(observers[i], rt, begins);
}

void tare_observer_judge(TareRuntime *rt, uint64_t live_count, uint64_t unreachable_count) {
    TareObserver *observers[2];
    size_t count = list_observers(rt, observers);
    for (size_t i = 0; i < count; i++)
        if (observers[i]->judge)
            observers[i]->judge(observers[i], rt, live_count, unreachable_count);
}

void tare_observer_finish(TareRuntime *rt, int64_t collected, int64_t uncollectable) {
    TareObserver *observers[2];
    size_t count = list_observers(rt, observers);
    for (size_t i = 0; i < count; i++)
        if (observers[i]->finish) observers[i]->finish(observers[i], rt, collected, uncollectable);
}
