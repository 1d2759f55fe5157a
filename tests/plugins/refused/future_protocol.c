/* It speaks protocols from the future, in which everything else in the manifest may look different. */
#define MANIFEST "{\"protocol\":{\"min\":2,\"max\":3},\"names\":[\"refused\"],\"provides\":\"a lot\"}"
#include "table.h"
