#include "CWordLists.h"

// #embed comes from C23; clang has it for every C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char english[] = {
#embed "english.txt"
};
static const unsigned char first_names[] = {
#embed "first-names.txt"
};
static const unsigned char word_marks[] = {
#embed "word-marks.txt"
};
static const unsigned char people[] = {
#embed "people.txt"
};
static const unsigned char places[] = {
#embed "places.txt"
};
static const unsigned char identifiers[] = {
#embed "identifiers.txt"
};
static const unsigned char quasi[] = {
#embed "quasi.txt"
};
static const unsigned char tone[] = {
#embed "tone.txt"
};
static const unsigned char suicide[] = {
#embed "suicide.txt"
};
static const unsigned char eating_disorders[] = {
#embed "eating-disorders.txt"
};
static const unsigned char stigma[] = {
#embed "stigma.txt"
};
static const unsigned char crisis[] = {
#embed "crisis.txt"
};
static const unsigned char consent[] = {
#embed "consent.txt"
};
static const unsigned char timing[] = {
#embed "timing.txt"
};
static const unsigned char vulnerable[] = {
#embed "vulnerable.txt"
};
static const unsigned char clinical[] = {
#embed "clinical.txt"
};

#define WORD_LIST_FILE(title, array) {title, array, sizeof array}

static const word_list_file files[] = {
  WORD_LIST_FILE("english.txt", english),
  WORD_LIST_FILE("first-names.txt", first_names),
  WORD_LIST_FILE("word-marks.txt", word_marks),
  WORD_LIST_FILE("people.txt", people),
  WORD_LIST_FILE("places.txt", places),
  WORD_LIST_FILE("identifiers.txt", identifiers),
  WORD_LIST_FILE("quasi.txt", quasi),
  WORD_LIST_FILE("tone.txt", tone),
  WORD_LIST_FILE("suicide.txt", suicide),
  WORD_LIST_FILE("eating-disorders.txt", eating_disorders),
  WORD_LIST_FILE("stigma.txt", stigma),
  WORD_LIST_FILE("crisis.txt", crisis),
  WORD_LIST_FILE("consent.txt", consent),
  WORD_LIST_FILE("timing.txt", timing),
  WORD_LIST_FILE("vulnerable.txt", vulnerable),
  WORD_LIST_FILE("clinical.txt", clinical),
};

size_t word_list_file_count(void) { return sizeof files / sizeof files[0]; }

word_list_file word_list_file_at(size_t index) { return files[index]; }
