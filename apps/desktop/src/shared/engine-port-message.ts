/** The message under which the preload passes the native engine's port on to the page. */
export const ENGINE_PORT_MESSAGE = 'dreamwalk:engine-port';
