/* A library of some other program. */
int something_else(void);
int something_else(void) { return 7; }
