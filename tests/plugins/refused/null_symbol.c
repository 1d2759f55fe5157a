/* The symbol is there, and stands for address zero. */
__asm__(".globl BRIEFER_PLUGIN_V1\n.set BRIEFER_PLUGIN_V1, 0\n");
