// Can a descriptor in the set that is waited on end the wait from within the program?
//
// Sets are poll's arrays, select's fd_sets and epoll instances. A descriptor made by eventfd, pipe, socketpair and the like is
// there to be written by somebody: a cancel branch. A set that is filled out of sight may hold one.
#pragma once
#include "lib/Facts/Unit.h"

namespace leak {

enum class WakeUp { None, Present, Unknown };

/// What the set (or sets) that \p Wait waits on holds. \p Wait is a call with the row \p R, which names its Descriptors.
WakeUp wakeUpIn(Unit &U, const CallSite &Wait, const Row &R);

} // namespace leak
