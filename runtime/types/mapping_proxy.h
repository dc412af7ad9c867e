// mappingproxy: a read-only view of any mapping.
#ifndef TARE_TYPES_MAPPING_PROXY_H
#define TARE_TYPES_MAPPING_PROXY_H

#include "object/runtime.h"

// types.MappingProxyType(mapping).
TARE_NEW TareValue tare_mapping_proxy_new(TareRuntime *rt, TareValue mapping);

#endif
