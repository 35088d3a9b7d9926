#pragma once

namespace leak {
class Quiet;
}
