// JSON Lines: a header, a line for each object with its references, then one for each part that is
// no object, and the sum. Lines are told apart by "kind".
#include "measure/anatomy.h"
#include "measure/snapshot.h"
#include "modules/own_size.h"

typedef struct Writer {
    TareSnapshot *snapshot;
    TareOutput *output;
    TareReferences references;
    TareText text;
    uint64_t owned_bytes;
    bool is_first;
} Writer;

static void put_text(Writer *self) {
    tare_output_json(self->output, tare_text_get(&self->text), self->text.length_bytes);
}

static void put_field(Writer *self, const char *name, uint64_t number) {
    tare_output_put(self->output, ",\"", 2);
    tare_output_string(self->output, name);
    tare_output_put(self->output, "\":", 2);
    tare_output_number(self->output, number);
}

static void write_reference(void *context, const TareReference *reference) {
    Writer *self = context;
    TareOutput *output = self->output;
    tare_output_string(output, self->is_first ? "{\"to\":" : ",{\"to\":");
    self->is_first = false;
    tare_output_number(output, tare_snapshot_identify(self->snapshot, reference->child));
    tare_output_string(output, ",\"kind\":\"");
    tare_output_string(output, tare_reference_kind_names[reference->kind]);
    tare_output_string(output, "\",\"name\":");
    tare_text_clear(&self->text);
    tare_reference_append(self->snapshot->rt, reference, &self->text);
    put_text(self);
    tare_output_put(output, "}", 1);
}

static const char *name_generation(uint8_t side) {
    static const char *const names[] = {"0", "1", "2", "frozen"};
    return side & TARE_SIDE_TRACKED ? names[tare_side_generation(side)] : "untracked";
}

static void write_object(void *context, uint32_t place, TareObject *object) {
    Writer *self = context;
    TareSnapshot *snapshot = self->snapshot;
    TareOutput *output = self->output;
    TareValue v = tare_value_from_object(object);
    tare_progress_tell(snapshot->progress, "writing objects", place,
                       snapshot->numbering.place_count);
    TareOwnSize size = tare_own_size_measure(snapshot->rt, v);
    self->owned_bytes += size.taken_bytes;
    tare_output_string(output, "{\"kind\":\"object\",\"id\":");
    tare_output_number(output, tare_snapshot_identify(snapshot, object));
    tare_output_string(output, ",\"type\":");
    tare_text_clear(&self->text);
    tare_string_append_to(tare_reference_type_name(tare_type_get(snapshot->rt, v)), &self->text);
    put_text(self);
    tare_output_string(output, ",\"value\":");
    tare_text_clear(&self->text);
    tare_anatomy_value_append(snapshot->rt, v, &self->text);
    put_text(self);
    put_field(self, "own_bytes", size.taken_bytes);
    put_field(self, "slack_bytes", size.taken_bytes - size.requested_bytes);
    put_field(self, "reference_count", (int32_t)object->count < 0 ? 0 : object->count);
    tare_output_string(output, ",\"generation\":\"");
    tare_output_string(output, name_generation(*tare_side_of(object)));
    tare_output_string(output, tare_roots_is_root(&snapshot->roots, place, object)
                                   ? "\",\"is_root\":true,\"references\":["
                                   : "\",\"is_root\":false,\"references\":[");
    self->is_first = true;
    tare_reference_visit(&self->references, object);
    tare_output_string(output, "]}\n");
}

void tare_snapshot_lines_write(TareSnapshot *snapshot, TareOutput *output) {
    Writer self = {.snapshot = snapshot, .output = output};
    tare_text_init(&self.text, snapshot->allocator);
    tare_reference_init(&self.references, snapshot->rt, write_reference, &self);
    tare_output_string(output, "{\"schema\":\"tare.snapshot/1\",\"kind\":\"header\"");
    put_field(&self, "object_count", snapshot->numbering.object_count);
    tare_output_string(output, "}\n");
    tare_numbering_visit(&snapshot->numbering, write_object, &self);
    TareSnapshotPart parts[TARE_SNAPSHOT_PART_COUNT];
    tare_snapshot_list_parts(snapshot, self.owned_bytes, parts);
    uint64_t taken_bytes = self.owned_bytes;
    for (size_t i = 0; i < TARE_SNAPSHOT_PART_COUNT; i++) {
        tare_output_format(output, "{\"kind\":\"part\",\"name\":\"%s\"", parts[i].name);
        put_field(&self, "own_bytes", parts[i].bytes);
        tare_output_string(output, "}\n");
        taken_bytes += parts[i].bytes;
    }
    tare_output_string(output, "{\"kind\":\"sum\"");
    put_field(&self, "taken_bytes", taken_bytes);
    tare_output_string(output, "}\n");
    tare_text_deinit(&self.text);
}
