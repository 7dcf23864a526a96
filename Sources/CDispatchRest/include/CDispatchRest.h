// Nothing to call: what counts is that rest.c is linked in.
