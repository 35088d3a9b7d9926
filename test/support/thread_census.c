// Linked into the programs of test/runtime: says how many threads are alive when the program ends.
//
// A destructor runs after main has returned and after the destructors of static objects, so a thread that one of those
// still joins does not count.

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int countTasks(void) {
  DIR *Tasks = opendir("/proc/self/task");
  if (!Tasks)
    return -1;
  int Count = 0;
  for (struct dirent *Entry; (Entry = readdir(Tasks));)
    Count += Entry->d_name[0] != '.';
  closedir(Tasks);
  return Count;
}

__attribute__((destructor)) static void takeCensus(void) {
  const char *Path = getenv("LEAK_TIDY_CENSUS");
  FILE *File = Path ? fopen(Path, "w") : NULL;
  if (!File)
    return;
  // The kernel wakes whoever joins a thread before it takes the task out of /proc.
  const struct timespec Millisecond = {0, 1000000};
  for (int Try = 0; Try < 200 && countTasks() > 1; ++Try)
    nanosleep(&Millisecond, NULL);
  fprintf(File, "%d\n", countTasks());
  fclose(File);
}
