// Which lessons there are, and finding the one that was asked for.
#include "lesson.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAXIMUM_FILE_BYTES = 1 << 20 };

static void list_lessons(void) {
    for (int i = 0; lesson_texts[i].name; i++) {
        const char *title = lesson_texts[i].text + strspn(lesson_texts[i].text, "# ");
        printf("%3d  %-10s%.*s\n", i + 1, lesson_texts[i].name, (int)strcspn(title, "\n"), title);
    }
    printf("%%lesson NUMBER or NAME begins one, %%lesson FILE one of your own. They run in this\n"
           "session. Type a guess before each answer; Enter goes on without one, q leaves.\n");
}

static const LessonText *find_lesson(const char *wanted) {
    char *end;
    unsigned long number = strtoul(wanted, &end, 10);
    for (unsigned long i = 0; lesson_texts[i].name; i++)
        if ((!*end && i + 1 == number) || !strcmp(lesson_texts[i].name, wanted))
            return &lesson_texts[i];
    return NULL;
}

// The text of a file, which the caller frees; NULL, told why, when it cannot be read.
static char *read_file(const char *path) {
    FILE *file = fopen(path, "r");
    char *text = file ? malloc(MAXIMUM_FILE_BYTES) : NULL;
    size_t bytes = text ? fread(text, 1, MAXIMUM_FILE_BYTES - 1, file) : 0;
    bool is_read = text && !ferror(file) && feof(file);
    if (is_read) {
        text[bytes] = 0;
    } else {
        const char *reason = text && !ferror(file) ? "longer than 1 MiB" : strerror(errno);
        fprintf(stderr, "cannot read the lesson '%s': %s\n", path, reason);
        free(text);
        text = NULL;
    }
    if (file) fclose(file);
    return text;
}

void lesson_command(TareRuntime *rt, const char *arguments, CommandState *state) {
    if (!*arguments) {
        list_lessons();
        return;
    }
    const LessonText *lesson = find_lesson(arguments);
    if (lesson) {
        lesson_run(rt, lesson->text, state);
    } else if (strpbrk(arguments, "/.")) {
        char *text = read_file(arguments);
        if (text) lesson_run(rt, text, state);
        free(text);
    } else {
        fprintf(stderr, "no lesson '%s'; %%lesson lists what there is\n", arguments);
    }
}
