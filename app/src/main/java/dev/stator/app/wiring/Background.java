package dev.stator.app.wiring;

/**
 * Work that is done on its own while the server runs.
 *
 * @param start is called when all ports are open
 * @param stop is called before they are closed, and waits until the work has ended
 */
record Background(Runnable start, Runnable stop) {}
