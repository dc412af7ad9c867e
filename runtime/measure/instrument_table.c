// The table of instruments, and finding one in it.
#include <string.h>

#include "measure/instrument.h"

#define INSTRUMENT(name, aliases, subject, options, usage, help) \
    TareStatus tare_##name##_report(TareRuntime *rt, const TareRequest *request, \
                                    TareInstrumentReport *report);
#include "measure/instruments.def"
#undef INSTRUMENT

static const TareInstrument instruments[] = {
#define INSTRUMENT(name, aliases, subject, options, usage, help) \
    {#name, aliases, TARE_SUBJECT_##subject, options, usage, help, tare_##name##_report},
#include "measure/instruments.def"
#undef INSTRUMENT
};

const TareInstrument *tare_instrument_get(size_t index) {
    return index < sizeof instruments / sizeof *instruments ? &instruments[index] : NULL;
}

// The word of a list separated by spaces that equals `name`, up to an '=' behind it; or NULL.
static const char *find_word(const char *list, const char *name) {
    size_t length = strlen(name);
    while (*list) {
        size_t word = strcspn(list, " ");
        bool is_same = strncmp(list, name, length) == 0;
        if (is_same && (word == length || (word == length + 1 && list[length] == '=')))
            return list;
        list += word;
        list += strspn(list, " ");
    }
    return NULL;
}

const TareInstrument *tare_instrument_find(const char *name) {
    const TareInstrument *self;
    for (size_t i = 0; (self = tare_instrument_get(i)); i++)
        if (*name && (!strcmp(self->name, name) || find_word(self->aliases, name))) return self;
    return NULL;
}

bool tare_instrument_has_option(const TareInstrument *self, const char *name, bool *takes_value) {
    const char *word = *name ? find_word(self->options, name) : NULL;
    if (word) *takes_value = word[strlen(name)] == '=';
    return word;
}
