#pragma once
inline int *InHeader = 0;
