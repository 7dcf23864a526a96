// The word lists of the safety gate, as they stand in the .txt files beside lists.c, compiled in: one
// binary carries them wherever it is installed, and nothing has to be read when it starts.
#ifndef CWORDLISTS_H
#define CWORDLISTS_H

#include <stddef.h>

typedef struct {
  /// The file's name, such as "people.txt".
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
} word_list_file;

/// How many files there are.
size_t word_list_file_count(void);

/// The file at `index`, from 0.
word_list_file word_list_file_at(size_t index);

#endif
