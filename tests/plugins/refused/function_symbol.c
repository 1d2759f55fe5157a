/* The symbol is a function, as a plugin of another contract might have it. */
int BRIEFER_PLUGIN_V1(void);
int BRIEFER_PLUGIN_V1(void) { return 1; }
